import { mayBeNamed } from '@living-libraries/model/consent'
import { votesOf } from '@living-libraries/model/votes'
import { formatIn } from '../i18n/format.ts'
import { ruCount } from '../i18n/plural.ts'
import type { Block } from './official-document.ts'
import { resourcesByLevel } from './portfolio-figures.ts'
import { inOrder, type Territory } from './territory.ts'

const { number } = formatIn('ru', 'UTC')

/** All initiatives in a table, and the chosen ones at length. */
export function initiativeBlocks(territory: Territory): Block[] {
  const { initiatives, pack } = territory
  if (initiatives.length === 0) return []
  const kindOf = (type: string | undefined) =>
    pack.initiativeKinds.find(({ id }) => id === type)?.title ?? ''
  const venueOf = (space: string) =>
    territory.venues.find(({ id }) => space === `venue/${id}`)?.name ?? ''
  const chosen = inOrder(territory.report.initiatives).flatMap(
    (id) => initiatives.find((one) => one.id === id) ?? [],
  )
  return [
    {
      type: 'table',
      caption: 'Инициативы территории',
      columns: [
        { title: 'Название', share: 4 },
        { title: 'Вид', share: 2.4 },
        { title: 'Площадка', share: 3 },
        { title: 'Голосов', share: 1.5, isNumber: true },
      ],
      rows: joined(territory).map(({ title, members }) => [
        title,
        [...new Set(members.map(({ fields }) => kindOf(fields.type)))].filter(Boolean).join(', '),
        [...new Set(members.map(({ space }) => venueOf(space)))].join('; '),
        number(members.reduce((sum, { fields }) => sum + votesOf(fields.votes), 0)),
      ]),
    },
    ...resourceBlocks(territory),
    ...chosen.flatMap(({ id, fields }): Block[] => {
      const lines: readonly (readonly [string, string | undefined])[] = [
        ['Какую задачу решает. ', fields.problem],
        ['Что получится. ', fields.result],
        ['Какая нужна поддержка. ', fields.support],
        ['Что даёт территории. ', fields.localEffect],
        ['Что даёт области. ', fields.regionEffect],
      ]
      return [
        { type: 'heading', level: 2, text: fields.title ?? '' },
        ...lines.flatMap(([name, text]): Block[] =>
          text === undefined
            ? []
            : [
                {
                  type: 'paragraph',
                  text: [{ text: name, isBold: true }, { text }],
                  sources: [id],
                },
              ],
        ),
      ]
    }),
  ]
}

/** What the initiatives count on, summed where their words name a sum. */
function resourceBlocks(territory: Territory): Block[] {
  const levels = resourcesByLevel(territory)
  if (levels.every(({ initiatives }) => initiatives === 0)) return []
  const sum = levels.reduce((total, { rubles }) => total + rubles, 0)
  return [
    {
      type: 'table',
      caption: 'Ресурсы, на которые рассчитывают инициативы',
      columns: [
        { title: 'Уровень', share: 3 },
        { title: 'Инициатив', share: 2, isNumber: true },
        { title: 'Названо, ₽', share: 2, isNumber: true },
        { title: 'Без суммы', share: 2, isNumber: true },
      ],
      rows: levels.map(({ title, initiatives, rubles, named, unnamed }) => [
        title,
        number(initiatives),
        named === 0 ? '–' : number(rubles),
        number(unnamed),
      ]),
      foot: ['Всего', '', number(sum), ''],
    },
  ]
}

interface JoinedInitiatives {
  readonly title: string
  readonly members: readonly Territory['initiatives'][number][]
}

/** The initiatives with those that were put together as one line, in the place of the first of them. */
function joined({ initiatives, groupings }: Territory): JoinedInitiatives[] {
  const lines = new Map<string, JoinedInitiatives>()
  for (const initiative of initiatives) {
    const grouping = groupings.find(({ fields }) => fields.members?.[initiative.id] === true)
    const key = grouping?.id ?? initiative.id
    lines.set(key, {
      title: grouping?.fields.title ?? initiative.fields.title ?? '',
      members: [...(lines.get(key)?.members ?? []), initiative],
    })
  }
  return [...lines.values()]
}

/** People are named by consent alone; who did not give it is counted. */
export function groupBlocks({ groups }: Territory): Block[] {
  return groups.flatMap(({ id, fields }): Block[] => {
    const { title = '', purpose, leader, consent, members } = fields
    const people = Object.keys(members ?? {}).length
    const named = mayBeNamed({ consent }) && leader !== undefined ? `Руководитель: ${leader}. ` : ''
    return [
      { type: 'heading', level: 2, text: title },
      ...(purpose === undefined
        ? []
        : [{ type: 'paragraph', text: purpose, sources: [id] } as const]),
      {
        type: 'paragraph',
        text: `${named}В группе ещё ${ruCount(people, 'человек', 'человека', 'человек')}.`,
        sources: [id],
      },
    ]
  })
}

export function delegateBlocks({ delegates }: Territory): Block[] {
  if (delegates.length === 0) return []
  return [
    {
      type: 'table',
      columns: [
        { title: 'Делегат', share: 3 },
        { title: 'Кем работает', share: 3 },
        { title: 'О чём скажет', share: 4 },
      ],
      rows: delegates.map(({ fields }) => {
        const isNamed = mayBeNamed({ consent: fields.consent, minor: fields.minor })
        return [
          `${isNamed && fields.name ? fields.name : 'Имя не указано: нет согласия'}${fields.seat === 'reserve' ? ' (запасной)' : ''}`,
          isNamed ? (fields.occupation ?? '') : '',
          fields.topic ?? '',
        ]
      }),
    },
  ]
}
