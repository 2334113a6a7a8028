import { kindOf, kinds } from './kinds.ts'

/** The fields of a kind that hold a person's data. */
export function personalFieldsOf(kind: string): string[] {
  const fields = kindOf(kind)?.fields ?? {}
  return Object.keys(fields).filter((name) => fields[name]?.personal === true)
}

const everywhere = new Set(Object.keys(kinds).flatMap(personalFieldsOf))

/** Whether a field of this name holds a person's data in any kind: for places that know the field and not the kind. */
export function isPersonalField(name: string): boolean {
  return everywhere.has(name)
}
