import { readFileSync } from 'node:fs'
import { type ForumPack, parseForumPack } from '@living-libraries/model/forum-pack'
import { makeVenueEvening } from '../../demo/corpus/venue-evening.ts'
import type { SpokenAnswer } from './librarian.ts'

const packFile = new URL('../../../forums/priangarye-2024.json', import.meta.url)
export const pack: ForumPack = parseForumPack(JSON.parse(readFileSync(packFile, 'utf8')))

/** Words of one evening as a librarian types them, no two alike, at three tables. The same seed says the same. */
export function plannedAnswers(venue: string, seed: string, count: number): SpokenAnswer[] {
  const { answers, tables } = makeVenueEvening(pack, venue, seed)
  const titles = new Map(pack.groups.map(({ id, title }) => [id, title]))
  const seen = new Set<string>()
  const spoken = answers.flatMap(({ question, group, table, text, language }) => {
    const line = text.replaceAll(/\s+/g, ' ').trim()
    if (language !== undefined || seen.has(line)) return []
    seen.add(line)
    const title = group === undefined ? undefined : titles.get(group)
    return {
      text: line,
      question: pack.questions.findIndex(({ id }) => id === question) + 1,
      table: String((tables.indexOf(table) % 3) + 1),
      ...(title === undefined ? {} : { group: title }),
    }
  })
  // Every so many, so that all eight questions are among them.
  const step = Math.floor(spoken.length / count)
  return spoken.filter((_, index) => index % step === 0).slice(0, count)
}

/** How often each key comes, for example how many answers each question has. */
export function countsOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): { [key: string]: number } {
  const counts: { [key: string]: number } = {}
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1
  return counts
}

/** The id in the pack of the question that people know by its number. */
export function questionId({ question }: SpokenAnswer): string {
  return pack.questions[question - 1]?.id ?? ''
}

/** The id in the pack of the group that people know by its title. */
export function groupId({ group }: SpokenAnswer): string {
  return pack.groups.find(({ title }) => title === group)?.id ?? 'unstated'
}

/** Counts by the words that people read, as they stand on a screen. */
export function titled(
  counts: { readonly [id: string]: number },
  named: readonly { readonly id: string; readonly title?: string; readonly text?: string }[],
): { [title: string]: string } {
  return Object.fromEntries(
    named.flatMap(({ id, title, text }) => {
      const count = counts[id]
      return count === undefined ? [] : [[title ?? text ?? id, String(count)]]
    }),
  )
}

/** By the text of the question: how many answers there are, and of which groups, by their titles. */
export function titledGroups(answers: readonly SpokenAnswer[]) {
  const groups = [...pack.groups, { id: 'unstated', title: 'не указано' }]
  return Object.fromEntries(
    pack.questions.flatMap(({ id, text }) => {
      const own = answers.filter((answer) => questionId(answer) === id)
      const counts = { Всего: String(own.length), ...titled(countsOf(own, groupId), groups) }
      return own.length === 0 ? [] : [[text, counts]]
    }),
  )
}
