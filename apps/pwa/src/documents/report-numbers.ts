import { unstatedGroup } from '@living-libraries/model/kinds/session'
import type { CountedSession } from '@living-libraries/model/figures'
import type { CountingRule } from '@living-libraries/model/overview'
import { formatIn } from '../i18n/format.ts'
import type { Block } from './official-document.ts'
import type { Territory } from './territory.ts'

const { number, percent, day } = formatIn('ru', 'UTC')

/** Which venues held their sessions, which are missing, and who came. */
export function sessionBlocks(territory: Territory): Block[] {
  const { venues, figures } = territory
  const rows = venues.flatMap((venue) => {
    const own = figures.sessions.filter((session) => session.venue === venue.id)
    if (own.length === 0) return [[venue.name, '', 'сессии нет', '', '']]
    return own.map((session) => [
      venue.name,
      session.date === undefined ? '' : day(`${session.date}T12:00:00Z`),
      stateWords(session),
      number(session.people),
      number(session.answers),
    ])
  })
  const missing = venues.filter(
    ({ id }) => !figures.sessions.some(({ venue, state }) => venue === id && state === 'accepted'),
  )
  return [
    {
      type: 'table',
      caption: 'Сессии на площадках',
      columns: [
        { title: 'Площадка', share: 3.6 },
        { title: 'День', share: 2.4 },
        { title: 'Состояние', share: 2 },
        { title: 'Пришли', share: 1.7, isNumber: true },
        { title: 'Ответов', share: 1.8, isNumber: true },
      ],
      rows,
    },
    ...(missing.length === 0
      ? []
      : [
          {
            type: 'paragraph',
            look: 'note',
            text: `Ещё не приняты итоги площадок: ${missing.map(({ name }) => name).join('; ')}.`,
          } as const,
        ]),
    ...groupTable(territory),
  ]
}

function groupTable({ pack, figures }: Territory): Block[] {
  if (figures.people === 0) return []
  const rows = [...pack.groups, { id: unstatedGroup, title: 'Группа не указана' }].flatMap(
    ({ id, title }) => {
      const people = figures.peopleByGroup.get(id) ?? 0
      const answers = figures.answersByGroup.get(id) ?? 0
      if (people === 0 && answers === 0) return []
      return [[title, number(people), percent(people / figures.people), number(answers)]]
    },
  )
  return [
    {
      type: 'table',
      caption: 'Кто пришёл и чьи ответы',
      columns: [
        { title: 'Группа', share: 4 },
        { title: 'Человек', isNumber: true },
        { title: 'Доля', isNumber: true },
        { title: 'Ответов', isNumber: true },
      ],
      rows,
      foot: ['Всего', number(figures.people), percent(1), number(figures.rule.counted)],
    },
  ]
}

/** The one counting rule: it adds up, and the reader can check it. */
export function countingBlocks({ figures, basis }: Territory): Block[] {
  const { rule } = figures
  const rows: [string, number][] = [
    ['Получено ответов', rule.received],
    ['Учтено', rule.counted],
    ['из них ещё не проверено координатором', rule.countedUnreviewed],
    ['Пришло после принятия и ещё не взято в работу', rule.late],
    ['Возвращено площадке с замечаниями', rule.returned],
    ['Площадка ещё не отправила', rule.inDraft],
    ['Удалено площадкой', rule.deleted],
    ['Исключено по просьбе человека', rule.setAside],
  ]
  return [
    {
      type: 'paragraph',
      text:
        basis === 'all'
          ? 'Учтены все записанные ответы, в том числе ещё не отправленные и не проверенные.'
          : 'Учтены ответы отправленных и принятых сессий. Ответ считается один раз, под своим главным вопросом.',
    },
    {
      type: 'table',
      columns: [
        { title: 'Ответы', share: 4 },
        { title: 'Сколько', isNumber: true },
      ],
      rows: rows.map(([name, count]) => [name, number(count)]),
    },
    { type: 'paragraph', look: 'note', text: ruleLine(rule) },
  ]
}

/** How the answers received add up, in one line. */
export function ruleLine(rule: CountingRule): string {
  const { received, counted, late, returned, inDraft, deleted, setAside } = rule
  const parts = [counted, late, returned, inDraft, deleted, setAside].map(number).join(' + ')
  return `Получено = учтено + пришло позже + возвращено + не отправлено + удалено + исключено по просьбе: ${number(received)} = ${parts}.`
}

function stateWords({ outcome, state, isSelfAccepted }: CountedSession): string {
  if (outcome === 'not-held') return 'не состоялась'
  if (outcome === 'postponed') return 'перенесена'
  const joint = outcome === 'joint' ? 'совместная, ' : ''
  switch (state) {
    case 'draft':
      return `${joint}идёт работа`
    case 'submitted':
      return `${joint}ждёт проверки`
    case 'returned':
      return `${joint}возвращена`
    case 'accepted':
      return `${joint}${isSelfAccepted ? 'принята самой площадкой' : 'принята'}`
  }
}
