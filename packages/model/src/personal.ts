import { kindOf, kinds } from './kinds.ts'

// Asked for with every record that is read, of which a coordinator's device has tens of thousands.
const byKind = new Map<string, readonly string[]>(
  Object.keys(kinds).map((kind) => {
    const fields = kindOf(kind)?.fields ?? {}
    return [kind, Object.keys(fields).filter((name) => fields[name]?.personal === true)]
  }),
)
const everywhere = new Set([...byKind.values()].flat())
const none: readonly string[] = []

/** The fields of a kind that hold a person's data. */
export function personalFieldsOf(kind: string): readonly string[] {
  return byKind.get(kind) ?? none
}

/** Whether a field of this name holds a person's data in any kind: for places that know the field and not the kind. */
export function isPersonalField(name: string): boolean {
  return everywhere.has(name)
}
