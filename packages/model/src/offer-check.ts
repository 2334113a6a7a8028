import * as v from 'valibot'
import { isJsonObject } from './json.ts'
import type { WritersIn } from './access.ts'
import type { Kind } from './kind.ts'
import { kindOf } from './kinds.ts'
import { venueNamedBy } from './kinds/registry.ts'
import type { Offer } from './offer.ts'
import type { RecordState } from './record.ts'
import { spaceType } from './space.ts'

/**
 * Whether a device may give a record back: only what its persons could have written themselves. So nobody brings
 * an acceptance that no coordinator's device holds, and what the server writes (members, the pack) it never
 * takes from outside.
 */
export function mayOffer({ state }: Offer, writersIn: WritersIn): boolean {
  const kind = kindOf(state.kind)
  if (kind === undefined || !kind.spaceTypes.includes(spaceType(state.space))) return false
  const writers = writersIn(state.space, venueNamedBy(state.kind, state.fields))
  if (!writers.some((writer) => kind.writers.includes(writer))) return false
  if (kind.mayMake?.(state.fields, writers) === false) return false
  return kind.ofSession === (state.session !== null) && hasValidFields(state, kind)
}

function hasValidFields({ fields }: RecordState, kind: Kind): boolean {
  return Object.entries(fields).every(([name, value]) => {
    const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined
    if (field === undefined) return false
    if (field.rule !== 'map' && field.rule !== 'tally') return v.is(field.schema, value)
    return isJsonObject(value) && Object.values(value).every((entry) => v.is(field.schema, entry))
  })
}
