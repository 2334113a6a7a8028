import { mayReadWhole } from '@living-libraries/model/access'
import {
  foldInitiative,
  type InitiativeActRecord,
  type InitiativeDecision,
  isChangedSince,
} from '@living-libraries/model/initiative-state'
import type { RegisteredInitiative } from '@living-libraries/model/overview-results'
import { venueSpace } from '@living-libraries/model/space'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import { identifierOf } from './secret.ts'
import { applyOwnChanges } from './server-writing.ts'
import type { Services } from './services.ts'

/**
 * The region's desk remarks on an initiative of its register, returns it or accepts it. The act is written beside the
 * initiative, where venue and coordinator find it; repeating it writes nothing more. Throws `not-found` unless the
 * desk may read that initiative, and unless whoever decides has seen the last that was done about it.
 */
export async function decideOnInitiative(
  services: Services,
  { forum, persons }: Caller,
  { id, initiative, act, reason, seen, after }: InitiativeDecision,
): Promise<void> {
  const by = persons.find(({ grants }) => mayReadWhole(grants))?.name
  const place = await services.storage.readWhole(({ results }) => results.placeOf(initiative))
  if (place === undefined) throw new ProblemError('not-found')
  const space = venueSpace(place.venue)
  const record = await identifierOf(`initiative-act/${id}`)
  await services.storage.write([space], async (tx) => {
    await tx.records.lockSpaces([space])
    const all = await tx.records.ofKinds(space, ['initiativeAct'])
    const acts = all.filter(({ fields }) => fields['initiative'] === initiative)
    if (acts.some((one) => one.id === record)) return
    const last = foldInitiative(acts).acts.at(-1)?.id ?? null
    if (act !== 'comment' && last !== after) throw new ProblemError('not-found')
    await applyOwnChanges(services, tx, [space], forum, [
      {
        record,
        base: 0,
        create: { kind: 'initiativeAct', space, session: place.session },
        set: {
          initiative,
          act,
          seen,
          ...(reason === undefined ? {} : { reason }),
          ...(by === undefined ? {} : { by }),
        },
        unset: [],
      },
    ])
  })
}

/** What the desk reads of the decisions about an initiative; who decided is told to the municipality alone. */
export function initiativeReviewOf(
  acts: readonly InitiativeActRecord[],
  version: number,
): RegisteredInitiative['review'] {
  const standing = foldInitiative(acts)
  return {
    state: standing.state,
    isChanged: isChangedSince(standing, { version }),
    acts: standing.acts.map(({ id, fields: { act, reason }, changed }) => ({
      id,
      act: typeof act === 'string' ? act : '',
      at: changed.at,
      reason: typeof reason === 'string' ? reason : null,
      isVoid: standing.void.includes(id),
    })),
  }
}
