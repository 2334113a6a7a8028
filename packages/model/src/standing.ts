import { splitPath } from './change.ts'
import { consentingIn, mayBeNamed } from './consent.ts'
import type { Json } from './json.ts'
import type { Standing } from './kind.ts'
import { kindOf } from './kinds.ts'
import type { RecordState } from './record.ts'

/**
 * Whether of two values, set by people who had not seen each other, `one` stands over `other` by the field's rule,
 * whichever came later. undefined: there is no rule, people decide (`disputed`).
 */
export function standsOver(
  kind: string,
  path: string,
  one: Json | undefined,
  other: Json | undefined,
): boolean | undefined {
  const rule = standingAt(kind, path)
  return rule && rankOf(rule, one) > rankOf(rule, other)
}

/** Whether a conflict at the path waits for people: no rule decides it, and it is not a name without consent. */
export function isLeftToPeople({ kind, fields }: RecordState, path: string): boolean {
  if (standingAt(kind, path) !== undefined) return false
  const named = kindOf(kind)?.named ?? []
  return !named.includes(splitPath(path).field) || mayBeNamed(consentingIn(fields))
}

/** The state without what waited for people and waits no longer: names, since somebody took the consent away. */
export function withoutNamesGone(state: RecordState): RecordState {
  const disputes = Object.entries(state.disputed)
  const left = disputes.filter(([path]) => isLeftToPeople(state, path))
  return left.length === disputes.length ? state : { ...state, disputed: Object.fromEntries(left) }
}

function rankOf(rule: Standing, value: Json | undefined): number {
  switch (rule) {
    case 'earliest':
      return typeof value === 'string' ? -Number(value.replaceAll('-', '')) : -Infinity
    case 'greatest':
      return typeof value === 'number' ? value : -Infinity
    case 'said':
      return [undefined, false, true].indexOf(value === true || value === false ? value : undefined)
    case 'unsaid':
      return [true, undefined, false].indexOf(value === true || value === false ? value : undefined)
  }
}

function standingAt(kind: string, path: string): Standing | undefined {
  return kindOf(kind)?.fields[splitPath(path).field]?.stands
}
