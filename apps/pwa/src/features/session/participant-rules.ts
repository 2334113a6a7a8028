import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Consent } from '@living-libraries/model/kinds/participant'
import type { TypedRecord } from '../../device/device.ts'

type Fields = TypedRecord<'participant'>['fields']

/**
 * Whether a name may be recorded:
 *
 * | consent          | adult | under 18                       |
 * |------------------|-------|--------------------------------|
 * | `none`, `refused`| no    | no                             |
 * | `screen`         | yes   | no                             |
 * | `paper`          | yes   | yes: it is the parent's paper  |
 */
export function mayBeNamed({ consent, minor }: Pick<Fields, 'consent' | 'minor'>): boolean {
  if (consent === 'paper') return true
  return consent === 'screen' && minor !== true
}

/** The edit that sets consent or age and takes a name away that they do not allow any more. */
export function consentEdit(
  fields: Pick<Fields, 'consent' | 'minor' | 'name'>,
  next: { readonly consent?: Consent; readonly minor?: boolean },
): { set: { [field: string]: Consent | boolean }; unset: string[] } {
  const allowed = mayBeNamed({ ...fields, ...next })
  return { set: { ...next }, unset: !allowed && fields.name !== undefined ? ['name'] : [] }
}

/** «Житель 12»: the group's word and the next number that no participant of the group has had. */
export function nextPseudonym(word: string, taken: readonly (string | undefined)[]): string {
  const numbers = taken.flatMap((pseudonym) => {
    const isOfGroup = pseudonym?.startsWith(`${word} `) === true
    const number = Number(pseudonym?.slice(word.length + 1))
    return isOfGroup && Number.isInteger(number) ? [number] : []
  })
  return `${word} ${Math.max(0, ...numbers) + 1}`
}

/** What one person of a group is called; a pack without such words gives the title of the group. */
export function wordForOne(pack: ForumPack, group: string | null, otherwise: string): string {
  const found = pack.groups.find(({ id }) => id === group)
  return found?.singular ?? found?.title ?? otherwise
}
