import { type Grant, mayInvite, type Role } from '@living-libraries/model/access'
import type { Option } from '../ui/select.tsx'
import type { Forum } from './use-forum.ts'

export interface RoleChoices {
  readonly roles: readonly Role[]
  readonly venues: readonly Option<string>[]
  readonly municipalities: readonly Option<string>[]
}

/** Whom a person with these grants may invite, by the same function that the server asks. */
export function choicesFor(grants: readonly Grant[], forum: Forum): RoleChoices {
  const { venues, municipalities, territory } = forum
  const may = (grant: Grant) => mayInvite(grants, grant, territory)
  const ownVenues = [...venues.keys()].filter((venue) => may({ role: 'librarian', venue }))
  const own = [...municipalities.keys()].filter((municipality) =>
    may({ role: 'coordinator', municipality }),
  )
  const places = new Set(ownVenues.map((venue) => territory.municipalityOf(venue)))
  const nameOf = (municipality: string) =>
    municipalities.get(municipality)?.fields.name ?? municipality
  const venueName = (venue: string) => {
    const name = venues.get(venue)?.fields.name ?? venue
    const municipality = nameOf(territory.municipalityOf(venue) ?? '')
    return places.size > 1 && !name.includes(municipality) ? `${municipality}: ${name}` : name
  }
  const roles: readonly Role[] = ['librarian', 'coordinator', 'regional', 'administrator', 'guest']
  return {
    roles: roles.filter((role) => {
      if (role === 'librarian') return true
      if (role === 'coordinator') return own.length > 0
      return may({ role })
    }),
    venues: sorted(ownVenues.map((value) => ({ value, label: venueName(value) }))),
    municipalities: sorted(own.map((value) => ({ value, label: nameOf(value) }))),
  }
}

function sorted(options: readonly Option<string>[]): readonly Option<string>[] {
  return [...options].sort((left, right) => left.label.localeCompare(right.label, 'ru'))
}
