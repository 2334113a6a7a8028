import * as v from 'valibot'
import type { Writer } from './kind.ts'

/**
 * Whom the words of an answer name, where that matters. Unset: nobody who needs care.
 *
 * | naming       | who is named                                       | may be shown |
 * |--------------|----------------------------------------------------|--------------|
 * | `private`    | a living private person                            | no           |
 * | `accusation` | somebody who is accused of something               | no           |
 * | `consented`  | a private person who agreed to it                  | yes          |
 * | `public`     | a historical or publicly known person              | yes          |
 *
 * What may not be shown stays an answer like any other and counts. Those who work with it read it in the app: venue,
 * coordinator, the region's desk. It is neither on the hall's screen nor in any document or file, whoever makes it.
 */
export const namings = ['private', 'accusation', 'consented', 'public'] as const
export const namingSchema = v.picklist(namings)
export type Naming = v.InferOutput<typeof namingSchema>

/** Whether the words may stand where people read who do not work here. */
export function mayBeShown(naming: Naming | null | undefined): boolean {
  return naming !== 'private' && naming !== 'accusation'
}

/** That somebody named may be shown is the coordinator's recorded decision; that they may not, anybody of the venue says. */
export function mayDecideNaming(naming: Naming, writers: readonly Writer[]): boolean {
  return !mayBeShown(naming) || writers.includes('coordinator')
}
