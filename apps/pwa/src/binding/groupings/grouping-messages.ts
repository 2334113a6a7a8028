import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

export const groupingMessages = catalog({
  ru: {
    heading: {
      initiative: 'Одинаковые инициативы разных площадок',
      element: 'Одно и\u00a0то\u00a0же ценное с\u00a0разных площадок',
      answer: 'Одинаковые ответы разных площадок',
    },
    text: 'Объединение ничего не\u00a0меняет в\u00a0самих записях и\u00a0снимается одним нажатием.',
    effect: {
      initiative: 'В\u00a0отчёте объединённые стоят одной строкой.',
      element: 'Ответы и\u00a0голоса за\u00a0объединённое складываются.',
      answer:
        'Рядом с\u00a0цитатой будет сказано, сколько ещё ответов о\u00a0том\u00a0же. В\u00a0числах каждый ответ считается сам.',
    },
    title: 'Объединить',
    search: 'Найти',
    name: 'Общее название',
    reason: 'Почему это одно и\u00a0то\u00a0же',
    because: (reason: string) => `причина: ${reason}`,
    act: 'Объединить',
    begin: 'Объединить…',
    takeApart: 'Разъединить',
    offered: 'Похожие',
    offeredText: 'Отмечены слова, которыми записи отличаются. Решаете вы.',
    more: (count: number) =>
      `Есть ещё ${ruCount(count, 'запись', 'записи', 'записей')}: уточните слова.`,
    members: (count: number) => ruCount(count, 'запись', 'записи', 'записей'),
  },
  en: {
    heading: {
      initiative: 'The same initiatives of several venues',
      element: 'The same valuable thing from several venues',
      answer: 'The same answers of several venues',
    },
    text: 'Joining changes nothing in the records themselves and is undone with one press.',
    effect: {
      initiative: 'In the report those that are joined stand in one line.',
      element: 'Answers and votes for what is joined are added up.',
      answer:
        'Beside a quote it is told how many more answers say the same. In numbers each answer counts by itself.',
    },
    title: 'Join',
    search: 'Find',
    name: 'Common name',
    reason: 'Why it is the same',
    because: (reason) => `reason: ${reason}`,
    act: 'Join',
    begin: 'Join…',
    takeApart: 'Take apart',
    offered: 'Similar',
    offeredText: 'The words by which the records differ are marked. You decide.',
    more: (count) =>
      `There are ${enCount(count, 'more record', 'more records')}: narrow the words.`,
    members: (count) => enCount(count, 'record', 'records'),
  },
})
