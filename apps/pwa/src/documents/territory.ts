import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { CountingBasis, Figures } from '@living-libraries/model/figures'
import type { RecordOf } from '@living-libraries/model/kinds'
import type { Quoted } from './quoted.ts'

/** Everything that the documents of a municipality are made of, as its device knows it. */
export interface Territory {
  readonly id: string
  readonly name: string
  readonly pack: ForumPack
  readonly venues: readonly { readonly id: string; readonly name: string }[]
  /** Device clock, ms since 1970: the «as of» of whatever is made. */
  readonly asOf: number
  readonly basis: CountingBasis
  readonly figures: Figures
  /** Not deleted ones, in sessions that are counted. */
  readonly elements: readonly RecordOf<'element'>[]
  readonly initiatives: readonly RecordOf<'initiative'>[]
  readonly delegates: readonly RecordOf<'delegate'>[]
  /** Not deleted ones. */
  readonly groups: readonly RecordOf<'group'>[]
  readonly groupings: readonly RecordOf<'grouping'>[]
  /** Photos of the venues, not deleted ones. */
  readonly photos: readonly RecordOf<'photo'>[]
  readonly card: RecordOf<'card'>['fields']
  readonly report: RecordOf<'report'>['fields']
  /** An answer that may be quoted: counted, with whose it is; undefined for every other. */
  readonly quotedOf: (answer: string) => Quoted | undefined
}

/** The ids of a map of places, in their order. */
export function inOrder(places: { readonly [id: string]: number } | undefined): string[] {
  return Object.entries(places ?? {})
    .sort(([one, at], [other, place]) => at - place || (one < other ? -1 : 1))
    .map(([id]) => id)
}

/** The records that were put together with this one, itself among them. */
export function joinedWith({ groupings }: Pick<Territory, 'groupings'>, id: string): string[] {
  const own = groupings.filter(({ fields }) => fields.members?.[id] === true)
  return [...new Set([id, ...own.flatMap(({ fields }) => Object.keys(fields.members ?? {}))])]
}

/** The answers that are quoted about a question or an element, in their order. */
export function quotesAbout({ card }: Pick<Territory, 'card'>, about: string): string[] {
  return inOrder(card.quotes)
    .filter((key) => key.startsWith(`${about}:`))
    .map((key) => key.slice(about.length + 1))
}

/** The answers that the municipality's own answer to a question was composed from. */
export function sourcesOf({ card }: Pick<Territory, 'card'>, question: string): string[] {
  const added = Object.keys(card.sources ?? {})
    .filter((key) => key.startsWith(`${question}:`))
    .map((key) => key.slice(question.length + 1))
  return [...new Set([...quotesAbout({ card }, question), ...added])]
}
