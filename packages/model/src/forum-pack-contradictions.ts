import type { ForumPack } from './forum-pack-shape.ts'
import { words } from './lexemes/words.ts'

/** What is wrong between the parts of a pack whose every part is well formed by itself. */
export function forumPackContradictions(pack: ForumPack): string[] {
  return [
    ...repeatedIds(pack),
    ...venuesWithoutMunicipality(pack),
    ...datesOutsideForum(pack),
    ...repeatedLemmas(pack),
  ]
}

function repeatedIds(pack: ForumPack): string[] {
  const lists = {
    questions: pack.questions,
    identityLevels: pack.identityLevels,
    groups: pack.groups,
    elementKinds: pack.elementKinds,
    initiativeKinds: pack.initiativeKinds,
    resourceLevels: pack.resourceLevels,
    municipalities: pack.municipalities,
    venues: pack.venues,
    consents: pack.consents,
    deadlines: pack.deadlines,
    'days.panels': pack.days.flatMap((day) => day.panels ?? []),
    'days.documents': pack.days.flatMap((day) => day.documents ?? []),
  }
  return Object.entries(lists).flatMap(([list, items]) =>
    repeated(items.map((item) => item.id)).map((id) => `${list}: the id "${id}" is used twice`),
  )
}

function venuesWithoutMunicipality(pack: ForumPack): string[] {
  const known = new Set(pack.municipalities.map((municipality) => municipality.id))
  return pack.venues
    .filter((venue) => !known.has(venue.municipality))
    .map((venue) => `venues: "${venue.id}" is in an unknown municipality "${venue.municipality}"`)
}

function datesOutsideForum(pack: ForumPack): string[] {
  const { start, end, sessions } = pack.dates
  if (start > end) return [`dates: the forum ends on ${end}, before it starts on ${start}`]
  const isOutside = (date: string) => date < start || date > end
  return [
    ...sessions
      .filter(isOutside)
      .map((date) => `dates.sessions: ${date} is outside the forum's dates ${start} to ${end}`),
    ...pack.days
      .filter((day) => isOutside(day.date))
      .map((day) => `days: ${day.date} is outside the forum's dates ${start} to ${end}`),
    ...repeated(sessions).map((date) => `dates.sessions: ${date} is listed twice`),
    ...repeated(pack.days.map((day) => day.date)).map((date) => `days: ${date} is listed twice`),
  ]
}

/** A form may belong to two lemmas and is then found by both; a lemma written twice is a slip. */
function repeatedLemmas(pack: ForumPack): string[] {
  const lemmas = pack.lexicon.map(({ lemma }) =>
    words(lemma)
      .map(({ text }) => text)
      .join('-'),
  )
  return [
    ...repeated(lemmas).map((lemma) => `lexicon: the lemma "${lemma}" is listed twice`),
    ...(lemmas.includes('') ? ['lexicon: a lemma needs at least one letter or digit'] : []),
  ]
}

function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
