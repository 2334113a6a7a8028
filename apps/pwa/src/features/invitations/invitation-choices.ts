import { type Grant, mayInvite, type Role } from '@living-libraries/model/access'
import type { Forum } from '../../binding/use-forum.ts'
import type { Option } from '../../ui/select.tsx'

export interface InvitationChoices {
  readonly roles: readonly Role[]
  readonly venues: readonly Option<string>[]
  readonly municipalities: readonly Option<string>[]
}

/** Whom a person with these grants may invite, by the same function that the server asks. */
export function choicesFor(grants: readonly Grant[], forum: Forum): InvitationChoices {
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
  const roles: readonly Role[] = ['librarian', 'coordinator', 'regional', 'administrator']
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

/** The terms that a role usually gets; the same as the server's own. */
export function usualTerms(role: Role): { readonly maxUses: number; readonly days: number } {
  switch (role) {
    case 'librarian':
      return { maxUses: 3, days: 30 }
    case 'coordinator':
      return { maxUses: 1, days: 30 }
    case 'regional':
    case 'administrator':
      return { maxUses: 1, days: 1 }
  }
}

function sorted(options: readonly Option<string>[]): readonly Option<string>[] {
  return [...options].sort((left, right) => left.label.localeCompare(right.label, 'ru'))
}
