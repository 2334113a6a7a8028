import { moneySum } from '@living-libraries/model/rubles'
import { formatIn } from '../i18n/format.ts'
import { ruCount, ruForm } from '../i18n/plural.ts'
import { asOfLine } from './as-of.ts'
import {
  registerBlocks,
  ruleBlocks,
  territoryBlocks,
  valuableDetails,
} from './consolidated-tables.ts'
import type { Block, OfficialDocument, Span } from './official-document.ts'
import { type RegionPicture, type TerritoryLine, territoryLines } from './region-picture.ts'

const { number, percent } = formatIn('ru', 'UTC')

/** Territories that have room on the first page with two things each; of more, one each. */
const mostWithTwo = 20
/** Names that a line of the first page has room for; of more it tells how many, and the table says whom. */
const mostNamed = 14

/**
 * The consolidated report for the Governor's reader. Its first page says all by itself: who took part, what is most
 * valuable to each territory, what is in the register, and who is missing; the rest is for those who ask.
 */
export function consolidatedReportOf(picture: RegionPicture): OfficialDocument {
  const { pack, board } = picture
  const lines = territoryLines(picture)
  return {
    over: pack.host,
    title: 'Сводный отчёт о стратегических сессиях и культурном коде области',
    subtitle: `Губернатору. ${pack.region.name}`,
    asOf: asOfLine(board.asOf, pack.timezone),
    blocks: [
      ...participation(picture, lines),
      ...valuableOfAll(lines),
      ...registerInShort(picture),
      ...missingTerritories(lines),
      { type: 'page-break' },
      { type: 'contents', depth: 1 },
      ...territoryBlocks(lines, picture),
      ...valuableDetails(lines, picture),
      ...registerBlocks(picture),
      ...ruleBlocks(picture),
    ],
  }
}

function participation({ numbers }: RegionPicture, lines: readonly TerritoryLine[]): Block[] {
  const present = lines.filter(({ begun }) => begun > 0)
  const people = lines.reduce((total, line) => total + line.people, 0)
  const unstated = lines.reduce((total, line) => total + line.unstated, 0)
  const accepted = lines.filter((line) => line.begun > 0 && line.accepted === line.begun)
  const share = people === 0 ? '' : ` (группа не указана: ${percent(unstated / people)})`
  return [
    {
      type: 'paragraph',
      look: 'lead',
      text: [
        {
          text: `В сессиях ${ruForm(present.length, 'участвовала', 'участвовали', 'участвовало')} ${ruCount(present.length, 'территория', 'территории', 'территорий')} из ${number(lines.length)}: ${ruCount(people, 'человек', 'человека', 'человек')}${share}, ${ruCount(numbers.rule.counted, 'учтённый ответ', 'учтённых ответа', 'учтённых ответов')}. `,
        },
        {
          text: `Итоги приняты полностью: ${ruCount(accepted.length, 'территория', 'территории', 'территорий')}.`,
        },
      ],
    },
  ]
}

function valuableOfAll(lines: readonly TerritoryLine[]): Block[] {
  const named = lines.filter(({ valuable }) => valuable.length > 0)
  if (named.length === 0) return []
  const shown = named.length > mostWithTwo ? 1 : 2
  const spans = named.flatMap(({ name, valuable }, at): Span[] => [
    { text: `${name}: `, isBold: true },
    {
      text: `${valuable.slice(0, shown).join(', ')}${at === named.length - 1 ? '.' : '; '}`,
    },
  ])
  return [
    titled('Самое ценное каждой территории'),
    { type: 'paragraph', look: 'note', text: spans },
  ]
}

function registerInShort({ results, pack }: RegionPicture): Block[] {
  const counted = results.initiatives.filter(({ isLate }) => !isLate)
  const kinds = pack.initiativeKinds.flatMap(({ id, title }) => {
    const count = counted.filter(({ type }) => type === id).length
    return count === 0 ? [] : [`${title.toLocaleLowerCase('ru')}: ${number(count)}`]
  })
  const sums = pack.resourceLevels.flatMap(({ id, title }) => {
    const { rubles, named } = moneySum(counted.flatMap(({ resources }) => resources[id] ?? []))
    return named === 0 ? [] : [`${title.toLocaleLowerCase('ru')}: ${number(rubles)} ₽`]
  })
  const decided = (state: 'accepted' | 'returned') =>
    counted.filter(({ review }) => review.state === state).length
  const asking = counted.filter(({ support }) => support !== null).length
  return [
    titled('Реестр инициатив'),
    {
      type: 'paragraph',
      text: [
        `В реестре ${ruCount(counted.length, 'инициатива', 'инициативы', 'инициатив')}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}.`,
        ...(sums.length > 0 ? [`Названные суммы по уровням: ${sums.join(', ')}.`] : []),
        `Поддержки просят: ${number(asking)}.`,
        ...(decided('accepted') + decided('returned') > 0
          ? [
              `Регион принял: ${number(decided('accepted'))}, вернул: ${number(decided('returned'))}.`,
            ]
          : []),
      ].join(' '),
    },
  ]
}

function missingTerritories(lines: readonly TerritoryLine[]): Block[] {
  const silent = lines.filter(({ begun }) => begun === 0)
  const open = lines.filter(({ begun, accepted }) => begun > accepted)
  const unsent = lines.filter(({ begun, report }) => begun > 0 && report === undefined)
  const namesOf = (of: readonly TerritoryLine[]) =>
    of.length > mostNamed
      ? 'см. «Участие по территориям».'
      : `${of.map(({ name }) => name).join(', ')}.`
  const naming = (title: string, of: readonly TerritoryLine[], names = namesOf(of)): Block[] =>
    of.length === 0
      ? []
      : [
          {
            type: 'paragraph',
            look: 'note',
            text: [{ text: `${title} (${number(of.length)}): `, isBold: true }, { text: names }],
          },
        ]
  return [
    // Whoever is missing is named in any case.
    ...naming('Нет сведений', silent, `${silent.map(({ name }) => name).join(', ')}.`),
    ...naming('Итоги приняты не полностью', open),
    ...naming('Отчёт территории ещё не прислан', unsent),
  ]
}

/** The first page is one piece: its titles are no headings that the contents would list. */
function titled(text: string): Block {
  return { type: 'paragraph', look: 'lead', text }
}
