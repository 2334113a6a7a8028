import type { ForumPack, Lexicon } from '@living-libraries/model/forum-pack'
import type { RegisteredInitiative } from '@living-libraries/model/overview-results'
import { passportPieces } from '@living-libraries/model/passport-progress'
import { moneySum, rublesIn } from '@living-libraries/model/rubles'
import { SimilarTexts } from '@living-libraries/model/similar'

/** What restricts the register; the names are those of the address. Absent: does not. */
export interface RegisterFilter {
  readonly municipality?: string | undefined
  readonly kind?: string | undefined
  /** Of the pack's levels: those that count on it. */
  readonly level?: string | undefined
  readonly readiness?: string | undefined
  /** What the region's desk decided; `changed`: it says something else since. */
  readonly decision?: string | undefined
  readonly text?: string | undefined
}

/** How far a passport is, in four steps that a bar can show. */
export const readinessSteps = ['begun', 'half', 'most', 'whole'] as const
export type Readiness = (typeof readinessSteps)[number]

export function readinessOf({ filled }: Pick<RegisteredInitiative, 'filled'>): Readiness {
  if (filled >= passportPieces.length) return 'whole'
  if (filled >= 7) return 'most'
  return filled >= 4 ? 'half' : 'begun'
}

/** What the desk has to do with an initiative, or has done. */
export const registerDecisions = ['sent', 'again', 'returned', 'accepted', 'changed'] as const
export type RegisterDecision = (typeof registerDecisions)[number]

/** `again`: handed in anew after a return; `changed`: accepted, and its words are others since. */
export function decisionOf({ review }: Pick<RegisteredInitiative, 'review'>): RegisterDecision {
  const { state, isChanged, acts } = review
  if (state === 'accepted' && isChanged) return 'changed'
  return state === 'sent' && acts.some(({ act, isVoid }) => act === 'send' && !isVoid)
    ? 'again'
    : state
}

/** The words of the desk and of the municipality about it, in the order in which they were said. */
export function wordsAbout({ review }: Pick<RegisteredInitiative, 'review'>): string[] {
  return review.acts.flatMap(({ reason }) => (reason === null ? [] : [reason]))
}

export function inRegister(
  initiatives: readonly RegisteredInitiative[],
  filter: RegisterFilter,
): RegisteredInitiative[] {
  const { municipality, kind, level, readiness, decision, text } = filter
  return initiatives.filter(
    (one) =>
      (municipality === undefined || one.municipality === municipality) &&
      (kind === undefined || (one.type ?? noKind) === kind) &&
      (level === undefined || one.resources[level] !== undefined) &&
      (readiness === undefined || readinessOf(one) === readiness) &&
      (decision === undefined || decisionOf(one) === decision) &&
      (text === undefined || holds(one, text)),
  )
}

/** Where no kind was chosen. */
export const noKind = 'none'

export interface Cost {
  readonly level: string
  readonly title: string
  readonly words: string
  /** undefined: its words name no sum. */
  readonly rubles: number | undefined
}

/** What one initiative needs, level by level. */
export function costsOf(
  { resources }: Pick<RegisteredInitiative, 'resources'>,
  levels: ForumPack['resourceLevels'],
): Cost[] {
  return levels.flatMap(({ id, title }) => {
    const words = resources[id]
    return words === undefined ? [] : [{ level: id, title, words, rubles: rublesIn(words) }]
  })
}

/** What all of them need of a level. */
export function levelSum(initiatives: readonly RegisteredInitiative[], level: string) {
  return moneySum(initiatives.flatMap(({ resources }) => resources[level] ?? []))
}

/** For every initiative those of other venues that say nearly the same: offered, never joined by themselves. */
export function similarInitiatives(
  initiatives: readonly RegisteredInitiative[],
  lexicon: Lexicon,
): (initiative: RegisteredInitiative) => readonly RegisteredInitiative[] {
  const byId = new Map(initiatives.map((one) => [one.id, one]))
  const titles = new SimilarTexts(lexicon)
  const matters = new SimilarTexts(lexicon)
  for (const one of initiatives) {
    titles.put(one.id, one.title)
    matters.put(one.id, matterOf(one))
  }
  return (initiative) => {
    const found = [
      ...titles.like(initiative.title, mostSimilar),
      ...matters.like(matterOf(initiative), mostSimilar),
    ]
    const ids = new Set(found.map(({ id }) => id))
    return [...ids]
      .flatMap((id) => byId.get(id) ?? [])
      .filter(({ id, venue }) => id !== initiative.id && venue !== initiative.venue)
      .slice(0, mostSimilar)
  }
}

const mostSimilar = 5

function matterOf({ title, problem, result }: RegisteredInitiative): string {
  return [title, problem, result].filter(Boolean).join('. ')
}

/** Plainly, as the eye would look for it; ё and е are one. */
function holds(initiative: RegisteredInitiative, wanted: string): boolean {
  const plain = (words: string) => words.toLocaleLowerCase('ru').replaceAll('ё', 'е')
  const { support, carrier, resources, stages } = initiative
  const all = [matterOf(initiative), support, carrier, ...Object.values(resources), ...stages]
  return plain(all.filter(Boolean).join(' ')).includes(plain(wanted.trim()))
}
