import * as v from 'valibot'
import { forumPackContradictions } from './forum-pack-contradictions.ts'
import {
  type Deadline,
  type ForumPack,
  forumPackShape,
  type Municipality,
  type Venue,
} from './forum-pack-shape.ts'

export type {
  Consent,
  Deadline,
  ForumPack,
  Lexicon,
  LexiconEntry,
  Municipality,
  Venue,
} from './forum-pack-shape.ts'

/** Everything about one forum that is not program: its days, questions, places, texts and words. */
export const forumPackSchema = v.pipe(
  forumPackShape,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const message of forumPackContradictions(dataset.value)) addIssue({ message })
  }),
)

/**
 * Reads a forum pack or throws one error that lists every fault with its path.
 * Keys that this version does not know stay in the pack: an organiser may carry their own notes in
 * it, and a pack written for a newer version must pass through an older server whole.
 */
export function parseForumPack(json: unknown): ForumPack {
  const result = v.safeParse(forumPackSchema, json)
  if (result.success) return json as ForumPack
  const faults = result.issues.map((issue) => {
    const path = v.getDotPath(issue)
    return `- ${path === null ? '' : `${path}: `}${issue.message}`
  })
  throw new Error(`The forum pack cannot be used:\n${faults.join('\n')}`)
}

export function venueById(pack: ForumPack, venueId: string): Venue | undefined {
  return pack.venues.find((venue) => venue.id === venueId)
}

export function municipalityOf(pack: ForumPack, venueId: string): Municipality | undefined {
  const venue = venueById(pack, venueId)
  return pack.municipalities.find((municipality) => municipality.id === venue?.municipality)
}

export function venuesOf(pack: ForumPack, municipalityId: string): Venue[] {
  return pack.venues.filter((venue) => venue.municipality === municipalityId)
}

/** The deadline that comes next at the given moment, whatever order the pack lists them in. */
export function nextDeadline(pack: ForumPack, nowMs: number): Deadline | undefined {
  return pack.deadlines
    .filter((deadline) => Date.parse(deadline.at) >= nowMs)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))[0]
}
