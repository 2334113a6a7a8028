import { presentIn, attendanceOf } from '@living-libraries/model/attendance'
import { checklistOf } from '@living-libraries/model/checklist'
import { mayBeDelegate } from '@living-libraries/model/consent'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import { unstatedGroup } from '@living-libraries/model/kinds/session'
import { mayBeShown } from '@living-libraries/model/naming'
import { tallyTotals } from '@living-libraries/model/tally'
import { votesOf } from '@living-libraries/model/votes'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import type { Block, OfficialDocument } from '../../../documents/official-document.ts'
import { checklistMessages } from '../../../i18n/checklist-messages.ts'
import { formatIn } from '../../../i18n/format.ts'
import { type Table, tablesOf } from '../../../binding/session-tables.ts'
import { ruCount } from '../../../i18n/plural.ts'
import { resultBlocks } from './result-blocks.ts'

export interface ProtocolParts {
  readonly view: SessionView
  readonly pack: ForumPack
  readonly groups: readonly TypedRecord<'group'>[]
  readonly venueName: string
  readonly municipalityName: string
  /** Names of those who recorded, by id. */
  readonly personName: (id: string) => string
  /** «по состоянию на …» */
  readonly asOf: string
}

/**
 * The protocol of a session. There is no official form of it: this one is ours and says so. Names stand in it only
 * where consent was given, because without it there are none; words that may not be shown are counted and not printed.
 */
export function protocolOf(parts: ProtocolParts): OfficialDocument {
  const { view, pack, venueName, municipalityName, asOf } = parts
  const { date, place } = view.session.fields
  const format = formatIn('ru', pack.timezone)
  const day = date === undefined ? '' : format.day(`${date}T12:00:00Z`)
  return {
    over: `${municipalityName}. ${venueName}`,
    title: 'Протокол стратегической сессии',
    subtitle: [pack.title, day, place].filter(Boolean).join(', '),
    asOf,
    blocks: [
      ...aboutBlocks(parts),
      ...attendanceBlocks(parts),
      ...answerBlocks(parts),
      ...resultBlocks(view, pack, 'Самое ценное', view.elements),
      ...resultBlocks(view, pack, 'Инициативы', view.initiatives),
      ...groupBlocks(parts),
      ...delegateBlocks(parts),
      ...closingBlocks(parts),
    ],
  }
}

const outcomes = {
  held: 'Сессия состоялась.',
  'not-held': 'Сессия не состоялась.',
  postponed: 'Сессия перенесена.',
  joint: 'Сессия прошла совместно с другой площадкой.',
} as const

function aboutBlocks({ view, pack }: ProtocolParts): Block[] {
  const { outcome, outcomeReason, facilitator, note, days } = view.session.fields
  const format = formatIn('ru', pack.timezone)
  const further = Object.values(days ?? {})
    .sort()
    .map((day) => format.day(`${day}T12:00:00Z`))
  const tables = tablesOf(view.session)
  const lines = [
    outcome && [outcomes[outcome], outcomeReason].filter(Boolean).join(' '),
    further.length > 0 && `Сессия продолжалась: ${further.join(', ').replace(/\.$/, '')}.`,
    facilitator && `Сессию вёл(вела): ${facilitator}.`,
    note,
  ]
  return [
    ...lines.flatMap((text): Block[] => (text ? [{ type: 'paragraph', text }] : [])),
    ...tableBlocks(tables, pack),
  ]
}

/** The tables, and where it was written down who led them, who wrote and which groups sat there. */
function tableBlocks(tables: readonly Table[], { groups }: ForumPack): Block[] {
  if (tables.length === 0) return []
  const isTold = tables.some(
    (one) => one.facilitator !== undefined || one.noteTaker !== undefined || one.groups.size > 0,
  )
  if (!isTold) {
    const names = tables.map(({ name }) => name).join(', ')
    return [{ type: 'paragraph', text: `Столы: ${names}.` }]
  }
  const rows = tables.map((table) => [
    table.name,
    table.facilitator ?? '',
    table.noteTaker ?? '',
    groups
      .filter(({ id }) => table.groups.has(id))
      .map(({ title }) => title.toLocaleLowerCase('ru'))
      .join(', '),
  ])
  return [
    {
      type: 'table',
      caption: 'Столы',
      columns: [
        { title: 'Стол' },
        { title: 'Модератор', share: 1.6 },
        { title: 'Сборщик', share: 1.6 },
        { title: 'Группы', share: 2.4 },
      ],
      rows,
    },
  ]
}

function attendanceBlocks({ view, pack }: ProtocolParts): Block[] {
  const { attendance } = view.session.fields
  const total = presentIn(attendance)
  if (total === 0) return []
  const counts = attendanceOf(attendance)
  const format = formatIn('ru', pack.timezone)
  const daily = [...tallyTotals(view.session.fields.daily)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, count]) => `${format.shortDay(`${day}T12:00:00Z`)} – ${count}`)
  const groups = [...pack.groups, { id: unstatedGroup, title: 'Группа не указана' }]
  const rows = groups.flatMap(({ id, title }) => {
    const count = counts.get(id) ?? 0
    return count === 0 ? [] : [[title, String(count)]]
  })
  const others = total - rows.reduce((sum, [, count]) => sum + Number(count), 0)
  if (others > 0) rows.push(['Другие группы', String(others)])
  return [
    { type: 'heading', level: 1, text: 'Участники' },
    {
      type: 'table',
      columns: [
        { title: 'Группа', share: 3 },
        { title: 'Человек', isNumber: true },
      ],
      rows,
      foot: ['Всего', String(total)],
    },
    ...(daily.length < 2
      ? []
      : [{ type: 'paragraph', text: `По дням: ${daily.join(', ')}.` } as const]),
  ]
}

function answerBlocks({ view, pack }: ProtocolParts): Block[] {
  if (view.answers.length === 0) return []
  const tables = new Map(tablesOf(view.session).map(({ id, name }) => [id, name]))
  const groups = new Map(pack.groups.map(({ id, title }) => [id, title]))
  const questions = pack.questions.flatMap(({ id, text }, index): Block[] => {
    const own = view.answers.filter(({ fields }) => fields.question === id)
    const further = view.answers.filter(({ fields }) => fields.also?.[id] === true)
    if (own.length + further.length === 0) return []
    const answers = own.filter(({ fields }) => mayBeShown(fields.naming))
    const also = further.filter(({ fields }) => mayBeShown(fields.naming))
    return [
      { type: 'heading', level: 2, text: `${index + 1}. ${text}` },
      ...answers.map((answer): Block => {
        const { table, group, repeats, votes, language, translation } = answer.fields
        const source = [
          table && (tables.get(table) ?? table),
          group && (groups.get(group) ?? group),
          repeats && 'повтор сказанного',
          votesOf(votes) > 0 && ruCount(votesOf(votes), 'голос', 'голоса', 'голосов'),
        ]
        return {
          type: 'quote',
          text: answer.fields.text ?? '',
          ...(language === undefined ? {} : { language }),
          ...(translation === undefined ? {} : { translation }),
          source: source.filter(Boolean).join(', '),
        }
      }),
      ...also.map(
        (answer): Block => ({
          type: 'paragraph',
          look: 'note',
          text: `См. также: «${answer.fields.text ?? ''}»`,
        }),
      ),
      ...keptBack(own.length - answers.length),
    ]
  })
  const total = ruCount(view.answers.length, 'ответ', 'ответа', 'ответов')
  return [
    { type: 'heading', level: 1, text: 'Ответы' },
    { type: 'paragraph', text: `Записано: ${total}.` },
    ...questions,
  ]
}

/** That there is more than is printed; the words stay in the app, where people of the venue and the coordinator read. */
function keptBack(count: number): Block[] {
  if (count === 0) return []
  const answers = ruCount(count, 'ответ', 'ответа', 'ответов')
  return [{ type: 'paragraph', look: 'note', text: `Не для показа: ${answers}. В счёт входят.` }]
}

function groupBlocks({ groups, view }: ProtocolParts): Block[] {
  const own = groups.filter(({ fields }) => fields.formedAt === view.session.id)
  if (own.length === 0) return []
  return [
    { type: 'heading', level: 1, text: 'Группы территориального развития' },
    ...own.flatMap(({ fields }): Block[] => [
      { type: 'heading', level: 2, text: fields.title ?? '' },
      ...(fields.purpose ? [{ type: 'paragraph', text: fields.purpose } as const] : []),
      ...(fields.leader
        ? [{ type: 'paragraph', text: `Ведёт группу: ${fields.leader}` } as const]
        : []),
      ...(fields.members === undefined
        ? []
        : [{ type: 'list', items: Object.values(fields.members) } as const]),
    ]),
  ]
}

function delegateBlocks({ view }: ProtocolParts): Block[] {
  const delegates = view.delegates.filter(({ fields }) => mayBeDelegate(fields))
  if (delegates.length === 0) return []
  return [
    { type: 'heading', level: 1, text: 'Делегаты' },
    {
      type: 'table',
      columns: [
        { title: '№', share: 0.4, isNumber: true },
        { title: 'Делегат', share: 2 },
        { title: 'С чем едет', share: 3 },
        { title: 'Место', share: 1 },
      ],
      rows: delegates.map(({ fields }, index) => [
        String(index + 1),
        [fields.name ?? 'имя не указано', fields.occupation].filter(Boolean).join(', '),
        fields.topic ?? '',
        fields.seat === 'reserve' ? 'запасной' : 'основной',
      ]),
    },
  ]
}

function closingBlocks({ view, pack, personName }: ProtocolParts): Block[] {
  const gaps = checklistOf(view, pack.questions).filter(({ isDone }) => !isDone)
  const names = checklistMessages.ru
  const nameOf = (item: (typeof gaps)[number]['item']) => {
    if (!('question' in item)) return names.items[item.id]
    const index = pack.questions.findIndex(({ id }) => id === item.question)
    return names.question(String(index + 1), pack.questions[index]?.text ?? '')
  }
  return [
    ...(gaps.length === 0
      ? []
      : ([
          { type: 'heading', level: 1, text: 'Чего в протоколе нет' },
          {
            type: 'list',
            items: gaps.map(
              ({ item, reason }) => `${nameOf(item)} – ${reason ?? 'без объяснения'}`,
            ),
          },
        ] as const)),
    { type: 'paragraph', look: 'note', text: whoRecorded(view, personName) },
    {
      type: 'paragraph',
      look: 'note',
      text: 'Утверждённой формы протокола нет: эта составлена приложением «Живые библиотеки».',
    },
    { type: 'signature', post: 'Ответственный за площадку' },
  ]
}

/** Which devices and people the protocol contains: what is still on another device is not in it. */
function whoRecorded({ content }: SessionView, personName: (id: string) => string): string {
  const counts = new Map<string, number>()
  for (const { made } of content) counts.set(made.person, (counts.get(made.person) ?? 0) + 1)
  const devices = new Set(content.map(({ made }) => made.device)).size
  const people = [...counts].map(
    ([person, count]) => `${personName(person)} (${ruCount(count, 'запись', 'записи', 'записей')})`,
  )
  return `В протокол вошло записанное на ${ruCount(devices, 'устройстве', 'устройствах', 'устройствах')}: ${people.join(', ')}.`
}
