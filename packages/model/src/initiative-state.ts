import * as v from 'valibot'
import { identifierSchema } from './identifier.ts'
import type { InitiativeAct } from './kinds/initiative-act.ts'
import { inOrderOfArrival } from './order-of-arrival.ts'
import type { RecordState } from './record.ts'
import { textSchema } from './text.ts'

/** Where an initiative stands with the region's desk: sent (nothing decided, or handed in again) → returned | accepted. */
export const initiativeStates = ['sent', 'returned', 'accepted'] as const
export type InitiativeState = (typeof initiativeStates)[number]

/** What the fold needs of an act: its own record. */
export type InitiativeActRecord = Pick<
  RecordState,
  'id' | 'version' | 'fields' | 'made' | 'changed'
>

export interface InitiativeStanding<Act extends InitiativeActRecord = InitiativeActRecord> {
  readonly state: InitiativeState
  /** The act that brought the state about; undefined while nothing was decided. */
  readonly act: Act | undefined
  /** All acts in the order of their arrival. */
  readonly acts: readonly Act[]
  /** Ids of acts that came too late to mean anything, kept and shown. */
  readonly void: readonly string[]
}

/**
 * Where an initiative stands: a fold over its acts in the order of their arrival, unsent ones last.
 *
 * | act ↓ in state → | sent     | returned       | accepted            |
 * |------------------|----------|----------------|---------------------|
 * | comment          | (said)   | (said)         | (said)              |
 * | return           | returned | returned anew  | returned            |
 * | accept           | accepted | accepted       | accepted, sees more |
 * | send             | void     | sent           | void                |
 *
 * Whoever hands in again names the return that was put right; about another than the present one it is void.
 */
export function foldInitiative<Act extends InitiativeActRecord>(
  acts: readonly Act[],
): InitiativeStanding<Act> {
  const ordered = inOrderOfArrival(acts)
  let standing: InitiativeStanding<Act> = { state: 'sent', act: undefined, acts: ordered, void: [] }
  for (const act of ordered) standing = afterAct(standing, act)
  return standing
}

/** Whether the initiative says something else since the desk decided; a device's own unsent words among it. */
export function isChangedSince(
  { act }: InitiativeStanding,
  { version, unsent = 0 }: { readonly version: number; readonly unsent?: number },
): boolean {
  const seen = act?.fields['seen']
  return typeof seen === 'number' && (version > seen || unsent > 0)
}

/** POST /api/overview/initiatives: the region's desk remarks on an initiative, returns it or accepts it. */
export const initiativeDecisionSchema = v.pipe(
  v.strictObject({
    /** Made where it was decided: under it a repeat writes nothing more. */
    id: identifierSchema,
    initiative: identifierSchema,
    act: v.picklist(['comment', 'return', 'accept']),
    reason: v.optional(v.pipe(textSchema(4000), v.nonEmpty())),
    /** The version of the initiative that was read. */
    seen: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** The last act of it that was known there; null: none. */
    after: v.nullable(identifierSchema),
  }),
  v.check(({ act, reason }) => act === 'accept' || reason !== undefined, 'needs words'),
)
export type InitiativeDecision = v.InferOutput<typeof initiativeDecisionSchema>

function afterAct<Act extends InitiativeActRecord>(
  standing: InitiativeStanding<Act>,
  act: Act,
): InitiativeStanding<Act> {
  const voided = { ...standing, void: [...standing.void, act.id] }
  switch (act.fields['act'] as InitiativeAct) {
    case 'comment':
      return standing
    case 'return':
      return { ...standing, state: 'returned', act }
    case 'accept':
      return { ...standing, state: 'accepted', act }
    case 'send': {
      const isAnswer = standing.state === 'returned' && act.fields['returned'] === standing.act?.id
      return isAnswer ? { ...standing, state: 'sent', act } : voided
    }
  }
  // An act that only a newer version knows.
  return voided
}
