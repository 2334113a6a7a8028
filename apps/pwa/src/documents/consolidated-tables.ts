import { moneySum } from '@living-libraries/model/rubles'
import { unstatedGroup } from '@living-libraries/model/kinds/session'
import { formatIn } from '../i18n/format.ts'
import type { Block } from './official-document.ts'
import type { RegionPicture, TerritoryLine } from './region-picture.ts'
import { ruleLine } from './report-numbers.ts'
import { sentence } from './typography.ts'

const { number, percent } = formatIn('ru', 'UTC')

/** What the region has decided; nothing yet needs no words. */
const decisionWords = {
  sent: '',
  returned: 'возвращена регионом',
  accepted: 'принята регионом',
} as const
const reportWords = { sent: 'ждёт решения', returned: 'возвращён', accepted: 'принят' } as const

/** Who took part, territory by territory and group by group. */
export function territoryBlocks(
  lines: readonly TerritoryLine[],
  { pack, numbers }: RegionPicture,
): Block[] {
  const present = lines.filter(({ begun }) => begun > 0)
  const all = (of: (line: TerritoryLine) => number) =>
    number(lines.reduce((total, line) => total + of(line), 0))
  const people = numbers.attendance.reduce((total, { count }) => total + count, 0)
  const groups = [...pack.groups, { id: unstatedGroup, title: 'Группа не указана' }]
  return [
    { type: 'heading', level: 1, text: 'Участие' },
    {
      type: 'table',
      caption: 'Участие по территориям',
      columns: [
        { title: 'Территория', share: 3.4 },
        { title: 'Сессий принято', share: 2, isNumber: true },
        { title: 'Пришли', share: 1.8, isNumber: true },
        { title: 'Учтено ответов', share: 1.9, isNumber: true },
        { title: 'Инициатив', share: 2.2, isNumber: true },
        { title: 'Отчёт', share: 2.3 },
      ],
      rows: present.map((line) => [
        line.name,
        `${number(line.accepted)} из ${number(line.begun)}`,
        number(line.people),
        number(line.counted),
        number(line.initiatives),
        line.report === undefined ? 'нет' : reportWords[line.report.state],
      ]),
      foot: [
        'Всего',
        `${all(({ accepted }) => accepted)} из ${all(({ begun }) => begun)}`,
        all((line) => line.people),
        all(({ counted }) => counted),
        all(({ initiatives }) => initiatives),
        '',
      ],
    },
    {
      type: 'table',
      caption: 'Кто пришёл',
      columns: [
        { title: 'Группа', share: 4 },
        { title: 'Человек', isNumber: true },
        { title: 'Доля', isNumber: true },
      ],
      rows: groups.flatMap(({ id, title }) => {
        const count = numbers.attendance
          .filter(({ group }) => group === id)
          .reduce((total, one) => total + one.count, 0)
        return count === 0 ? [] : [[title, number(count), percent(count / people)]]
      }),
      foot: ['Всего', number(people), people === 0 ? '' : percent(1)],
    },
  ]
}

/** All that each territory calls most valuable. */
export function valuableDetails(
  lines: readonly TerritoryLine[],
  { results }: RegionPicture,
): Block[] {
  const named = lines.filter(({ valuable }) => valuable.length > 0)
  if (named.length === 0) return []
  return [
    { type: 'heading', level: 1, text: 'Самое ценное' },
    ...(named.some(({ isByVotes }) => isByVotes)
      ? ([
          {
            type: 'paragraph',
            look: 'note',
            text: 'Где стоит «по голосам зала», отчёта территории ещё нет.',
          },
        ] as const)
      : []),
    ...named.flatMap((line): Block[] => [
      {
        type: 'heading',
        level: 2,
        text: line.isByVotes ? `${line.name} (по голосам зала)` : line.name,
      },
      {
        type: 'list',
        isOrdered: true,
        items: line.valuable.map((title) => {
          const own = results.elements.find(
            (one) => one.municipality === line.id && one.title === title,
          )
          const gives = [own?.now, own?.future]
            .flatMap((text) => (text ? [sentence(text.trim())] : []))
            .join(' ')
          return gives === '' ? title : [{ text: `${title}. `, isBold: true }, { text: gives }]
        }),
      },
    ]),
  ]
}

/** The register of initiatives as a table. */
export function registerBlocks({ results, pack, names }: RegionPicture): Block[] {
  const counted = results.initiatives.filter(({ isLate }) => !isLate)
  if (counted.length === 0) return []
  return [
    { type: 'heading', level: 1, text: 'Реестр инициатив' },
    {
      type: 'table',
      caption:
        'Инициативы: территория, вид, решение региона, сколько стоит, о чём просят, кто ведёт',
      columns: [
        { title: 'Инициатива', share: 2.6 },
        { title: 'Территория и вид', share: 2.8 },
        { title: 'Названо по уровням', share: 3 },
        { title: 'О чём просят', share: 2.4 },
        { title: 'Кто ведёт', share: 2.2 },
      ],
      rows: counted.map((one) => [
        one.title,
        [
          names.get(one.municipality) ?? one.municipality,
          pack.initiativeKinds.find(({ id }) => id === one.type)?.title.toLocaleLowerCase('ru'),
          decisionWords[one.review.state],
        ]
          .filter(Boolean)
          .join(', '),
        pack.resourceLevels
          .flatMap(({ id, title }) => {
            const words = one.resources[id]
            if (words === undefined) return []
            const { rubles, named } = moneySum([words])
            return [
              `${title.toLocaleLowerCase('ru')}: ${named === 0 ? 'без суммы' : `${number(rubles)} ₽`}`,
            ]
          })
          .join('; '),
        one.support ?? '',
        one.carrier ?? 'группа не выбрана',
      ]),
    },
  ]
}

/** The counting rule: it adds up, and the reader can check it. */
export function ruleBlocks({ numbers, results }: RegionPicture): Block[] {
  const { received, counted, countedUnreviewed } = numbers.rule
  const rest = (kind: string) => {
    const own = results.counts.filter((one) => one.kind === kind)
    const all = own.reduce((total, one) => total + one.received, 0)
    const taken = own.reduce((total, one) => total + one.counted, 0)
    return [number(all), number(taken), number(all - taken)]
  }
  return [
    { type: 'heading', level: 1, text: 'Как считали' },
    {
      type: 'paragraph',
      text: `Учтены ответы отправленных и принятых сессий; из них координаторами ещё не проверено: ${number(countedUnreviewed)}. Ответ считается один раз, под своим главным вопросом.`,
    },
    {
      type: 'table',
      columns: [
        { title: 'Что', share: 3 },
        { title: 'Получено', isNumber: true },
        { title: 'Учтено', isNumber: true },
        { title: 'Отложено', isNumber: true },
      ],
      rows: [
        ['Ответы', number(received), number(counted), number(received - counted)],
        ['Самое ценное', ...rest('element')],
        ['Инициативы', ...rest('initiative')],
        ['Делегаты', ...rest('delegate')],
      ],
    },
    {
      type: 'paragraph',
      look: 'note',
      text: `Ответы. ${ruleLine(numbers.rule)}`,
    },
  ]
}
