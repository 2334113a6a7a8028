import type { FrozenReport } from '@living-libraries/model/frozen-report'
import type { SentReport, SentReports } from '@living-libraries/model/frozen-report'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Board, Numbers } from '@living-libraries/model/overview'
import type { Results } from '@living-libraries/model/overview-results'
import { moneySum } from '@living-libraries/model/rubles'

/** All that is put together of the territories, as the centre answered it. */
export interface RegionPicture {
  readonly pack: ForumPack
  /** Names of all municipalities, by id. */
  readonly names: ReadonlyMap<string, string>
  readonly board: Board
  readonly numbers: Numbers
  readonly results: Results
  readonly reports: SentReports
}

export interface TerritoryLine {
  readonly id: string
  readonly name: string
  /** Sessions that were accepted, of those that were begun. */
  readonly accepted: number
  readonly begun: number
  readonly people: number
  readonly unstated: number
  /** Answers that the centre has, deleted ones too. */
  readonly received: number
  readonly counted: number
  readonly byQuestion: ReadonlyMap<string, number>
  readonly initiatives: number
  readonly delegates: number
  /** Rubles named in its initiatives. */
  readonly rubles: number
  readonly valuable: readonly string[]
  /** The valuable is what the hall voted for, not what its report says. */
  readonly isByVotes: boolean
  readonly report: SentReport | undefined
}

/** Every municipality in one line of numbers, by name from А. */
export function territoryLines(picture: RegionPicture): TerritoryLine[] {
  const { names, board, numbers, results, reports } = picture
  return [...names]
    .map(([id, name]): TerritoryLine => {
      const venues = board.venues.filter(({ municipality }) => municipality === id)
      const sessions = venues.flatMap((venue) => venue.sessions)
      const present = numbers.attendance.filter(({ municipality }) => municipality === id)
      const answers = numbers.answers.filter(({ municipality }) => municipality === id)
      const byQuestion = new Map<string, number>()
      for (const { question, count } of answers) {
        byQuestion.set(question, (byQuestion.get(question) ?? 0) + count)
      }
      const own = results.initiatives.filter((one) => one.municipality === id && !one.isLate)
      const report = reports.reports.find(({ municipality }) => municipality === id)
      const chosen = report === undefined ? [] : valuableIn(report.frozen)
      const count = (kind: string) =>
        results.counts.find((one) => one.municipality === id && one.kind === kind)?.counted ?? 0
      return {
        id,
        name,
        accepted: sessions.filter(({ state }) => state === 'accepted').length,
        begun: sessions.length,
        people: sum(present, (one) => one.count),
        unstated: sum(
          present.filter(({ group }) => group === 'unstated'),
          (one) => one.count,
        ),
        received: sum(
          venues,
          ({ answers: { received, deleted, setAside } }) => received + deleted + setAside,
        ),
        counted: sum(answers, (one) => one.count),
        byQuestion,
        initiatives: count('initiative'),
        delegates: count('delegate'),
        rubles: moneySum(own.flatMap(({ resources }) => Object.values(resources))).rubles,
        valuable: chosen.length > 0 ? chosen : mostVoted(results, id),
        isByVotes: chosen.length === 0,
        report,
      }
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'ru'))
}

/** Titles of what a report calls most valuable, in its order: the second-level headings of that section. */
function valuableIn({ blocks }: FrozenReport): string[] {
  const begin = blocks.findIndex(
    (block) => block.type === 'heading' && block.level === 1 && block.text === 'Самое ценное',
  )
  if (begin === -1) return []
  const rest = blocks.slice(begin + 1)
  const end = rest.findIndex((block) => block.type === 'heading' && block.level === 1)
  return rest.slice(0, end === -1 ? undefined : end).flatMap((block) => {
    if (block.type !== 'heading' || block.level !== 2) return []
    return [block.text.replace(/^\d+\.\s*/, '').replace(/\s*\([^()]*\)$/, '')]
  })
}

const mostShown = 3

function mostVoted({ elements }: Results, municipality: string): string[] {
  const own = elements.filter((one) => one.municipality === municipality && !one.isLate)
  // Two venues of a territory may have found the same.
  return [...new Set(own.map(({ title }) => title))].slice(0, mostShown)
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
