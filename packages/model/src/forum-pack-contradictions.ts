import type { ForumPack } from './forum-pack-shape.ts'

/** What is wrong between the parts of a pack whose every part is well formed by itself. */
export function forumPackContradictions(pack: ForumPack): string[] {
  return [
    ...repeatedIds(pack),
    ...venuesWithoutMunicipality(pack),
    ...datesOutsideForum(pack),
    ...formsOfTwoLemmas(pack),
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

/** A form that belonged to two lemmas would be found by one of them only. */
function formsOfTwoLemmas(pack: ForumPack): string[] {
  const lemmaOf = new Map<string, string>()
  const faults: string[] = []
  for (const { lemma, forms } of pack.lexicon) {
    for (const form of forms) {
      const key = form.normalize('NFC').toLowerCase().replaceAll('ё', 'е')
      const other = lemmaOf.get(key)
      if (other !== undefined && other !== lemma) {
        faults.push(`lexicon: the form "${form}" belongs to both "${other}" and "${lemma}"`)
      }
      lemmaOf.set(key, lemma)
    }
  }
  return faults
}

function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
