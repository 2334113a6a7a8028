import * as v from 'valibot'
import { grantSchema } from '../access.ts'
import { identifierSchema } from '../identifier.ts'
import { type Kind, once } from '../kind.ts'
import { textSchema } from '../text.ts'

export const administrationActs = [
  'invite',
  'withdraw',
  'disconnect',
  'rename',
  'move',
  'remove',
  'reset',
  'unlock',
  'erase',
  'export',
  'restore',
] as const
export type AdministrationAct = (typeof administrationActs)[number]

/**
 * What was done to people, devices and data beside the evening's work. Only the server writes it, in the same
 * transaction as the deed, so that it stands in the chain of the history. It names ids and places and nobody: what is
 * erased later is not repeated here, and the chain holds.
 *
 * | act        | subject     | further                                          |
 * |------------|-------------|--------------------------------------------------|
 * | invite     | invitation  | `grant`                                          |
 * | withdraw   | invitation  | `grant`                                          |
 * | disconnect | device      |                                                  |
 * | rename     | device      |                                                  |
 * | move       | person      | `former`, `grant`                                |
 * | remove     | person      | `device`, which the person works on no longer    |
 * | reset      | person      |                                                  |
 * | unlock     | device, where it is known | a forgotten PIN was answered       |
 * | erase      | record or person | `about`: its kind                           |
 * | export     | the act itself | `about`: format and filters                    |
 * | restore    | epoch       |                                                  |
 */
export const administrationActKind = {
  name: 'administrationAct',
  spaceTypes: ['region'],
  ofSession: false,
  content: false,
  writers: ['server'],
  rank: 6,
  appendOnly: true,
  fields: {
    act: once(v.picklist(administrationActs), { required: true }),
    subject: once(identifierSchema),
    /** The person who did it; unset: from the command line, or the server by itself. */
    by: once(identifierSchema),
    device: once(identifierSchema),
    grant: once(grantSchema),
    former: once(grantSchema),
    about: once(textSchema(500)),
  },
} as const satisfies Kind
