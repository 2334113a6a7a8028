import * as v from 'valibot'
import type { Json } from './json.ts'

export const consentSchema = v.picklist(['none', 'paper', 'screen', 'refused'])
export type Consent = v.InferOutput<typeof consentSchema>

/** What decides whether a person may be named. */
export interface Consenting {
  readonly consent?: Consent | undefined
  readonly minor?: boolean | undefined
}

/** What the fields of a record say of that. */
export function consentingIn({ consent, minor }: { readonly [field: string]: Json }): Consenting {
  const said = v.safeParse(consentSchema, consent)
  return { consent: said.success ? said.output : undefined, minor: minor === true }
}

/**
 * Whether a name may be recorded:
 *
 * | consent          | adult | under 18                       |
 * |------------------|-------|--------------------------------|
 * | `none`, `refused`| no    | no                             |
 * | `screen`         | yes   | no                             |
 * | `paper`          | yes   | yes: it is the parent's paper  |
 */
export function mayBeNamed({ consent, minor }: Consenting): boolean {
  if (consent === 'paper') return true
  return consent === 'screen' && minor !== true
}

/** Under 18 nobody is a delegate by default: only with the parent's paper. */
export function mayBeDelegate({ consent, minor }: Consenting): boolean {
  return minor !== true || consent === 'paper'
}

/** The edit that sets consent or age and takes away the personal values that they do not allow any more. */
export function consentEdit(
  fields: Consenting & { readonly [field: string]: unknown },
  next: { readonly consent?: Consent; readonly minor?: boolean },
  personal: readonly string[],
): { set: { [field: string]: Consent | boolean }; unset: string[] } {
  const allowed = mayBeNamed({ consent: fields.consent, minor: fields.minor, ...next })
  const unset = allowed ? [] : personal.filter((field) => fields[field] !== undefined)
  return { set: { ...next }, unset }
}
