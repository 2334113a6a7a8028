import type { OfficialDocument } from './official-document.ts'

/** One of every kind of block; what the tests and `/dev/ui` show. */
export const sampleDocument: OfficialDocument = {
  over: 'Тайшетский район',
  title: 'Отчёт "О культурном коде" территории',
  subtitle: 'Губернатору Иркутской области',
  asOf: 'по состоянию на 6 ноября 2024 г., 21:15',
  hasContents: true,
  blocks: [
    { type: 'heading', level: 1, text: 'Кто говорил' },
    {
      type: 'paragraph',
      text: 'Сессии прошли на 2 площадках - в районе и в городе.',
      look: 'lead',
    },
    {
      type: 'paragraph',
      text: [{ text: 'Всего пришло ' }, { text: '64 человека', isBold: true }, { text: '.' }],
    },
    {
      type: 'table',
      caption: 'Таблица 1. Кто пришёл',
      columns: [
        { title: 'Группа', share: 3 },
        { title: 'Человек', isNumber: true },
      ],
      rows: [
        ['Жители', '40'],
        ['Учёные', '24'],
      ],
      foot: ['Всего', '64'],
    },
    { type: 'heading', level: 1, text: 'Самое ценное' },
    { type: 'heading', level: 2, text: 'Бирюса' },
    {
      type: 'quote',
      text: 'Река "Бирюса" - наша кормилица & мать\nи радость',
      source: 'житель, стол 2',
    },
    {
      type: 'quote',
      text: 'Үнгэрһэн үеын уг',
      language: 'bua',
      translation: 'Родословная прошедшего времени',
    },
    { type: 'list', items: ['Музей под открытым небом', 'Тропа к реке'] },
    { type: 'list', isOrdered: true, items: ['Первое', 'Второе'] },
    { type: 'page-break' },
    { type: 'paragraph', look: 'note', text: 'Получено = учтено + отложено.' },
    { type: 'signature', post: 'Глава Тайшетского района' },
  ],
}
