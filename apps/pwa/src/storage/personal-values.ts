import { type Change, splitPath } from '@living-libraries/model/change'
import type { Json } from '@living-libraries/model/json'
import { personalFieldsOf } from '@living-libraries/model/personal'
import type { LosingValue, RecordState } from '@living-libraries/model/record'
import { isSealed } from './sealed-value.ts'

/** What becomes of one personal value; `place` says where it stands. */
export type Conversion = (value: Json, place: string) => Promise<Json>

/** The state with every personal value converted, those that lost and what they were written over too. */
export async function mapPersonalState(
  state: RecordState,
  convert: Conversion,
): Promise<RecordState> {
  const personal = personalFieldsOf(state.kind)
  if (personal.length === 0) return state
  const fields: { [field: string]: Json } = { ...state.fields }
  const disputed: { [path: string]: readonly LosingValue[] } = { ...state.disputed }
  for (const name of personal) {
    const value = fields[name]
    if (value !== undefined) fields[name] = await convert(value, `${state.kind}/${name}`)
  }
  // An entry of a map is disputed under its own path: `team/p1`.
  for (const [path, losers] of Object.entries(disputed)) {
    const { field } = splitPath(path)
    if (!personal.includes(field)) continue
    const place = `${state.kind}/${field}`
    disputed[path] = await Promise.all(
      losers.map(async (loser) => {
        const was = loser.was === undefined ? {} : { was: await convert(loser.was, place) }
        return { ...loser, value: await convert(loser.value, place), ...was }
      }),
    )
  }
  return { ...state, fields, disputed }
}

/** The change with every personal value converted. */
export async function mapPersonalChange(
  change: Change,
  kind: string,
  convert: Conversion,
): Promise<Change> {
  const personal = personalFieldsOf(kind)
  if (personal.length === 0) return change
  const set: { [path: string]: Json } = { ...change.set }
  for (const [path, value] of Object.entries(set)) {
    const { field } = splitPath(path)
    if (personal.includes(field)) set[path] = await convert(value, `${kind}/${field}`)
  }
  return { ...change, set }
}

/** Whether a change still holds a value that is sealed. */
export function holdsSealed({ set }: Change): boolean {
  return Object.values(set).some(isSealed)
}

/** Whether a change sets or unsets a personal field. */
export function isPersonalChange(change: Change, kind: string): boolean {
  const personal = personalFieldsOf(kind)
  const paths = [...Object.keys(change.set), ...change.unset]
  return paths.some((path) => personal.includes(splitPath(path).field))
}

/** What people may see of a record while the lock is closed: no personal field that is sealed. */
export function withoutSealed(state: RecordState): { state: RecordState; isLess: boolean } {
  const hidden = personalFieldsOf(state.kind).filter((name) => holdsAny(state.fields[name]))
  const losers = Object.entries(state.disputed).filter(([, values]) =>
    values.some(({ value, was }) => isSealed(value) || isSealed(was)),
  )
  if (hidden.length === 0 && losers.length === 0) return { state, isLess: false }
  const fields = Object.fromEntries(
    Object.entries(state.fields).filter(([name]) => !hidden.includes(name)),
  )
  const disputed = Object.fromEntries(
    Object.entries(state.disputed).filter(([path]) => !losers.some(([other]) => other === path)),
  )
  return { state: { ...state, fields, disputed }, isLess: true }
}

// A map whose entries were set under the lock: `{ $sealed, p1: { $sealed } }`.
function holdsAny(value: Json | undefined): boolean {
  if (isSealed(value)) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(isSealed)
}
