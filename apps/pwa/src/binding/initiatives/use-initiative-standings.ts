import { foldInitiative, type InitiativeStanding } from '@living-libraries/model/initiative-state'
import { useMemo } from 'react'
import type { TypedRecord } from '../../device/device.ts'
import { useRecords } from '../use-records.ts'

export type InitiativeActs = InitiativeStanding<TypedRecord<'initiativeAct'>>

/** By initiative, where something was decided or remarked; of one session, or of all that this device has. */
export function useInitiativeStandings(session?: string): ReadonlyMap<string, InitiativeActs> {
  const acts = useRecords({ kind: 'initiativeAct', ...(session === undefined ? {} : { session }) })
  return useMemo(() => {
    const byInitiative = new Map<string, TypedRecord<'initiativeAct'>[]>()
    for (const act of acts ?? []) {
      const { initiative = '' } = act.fields
      byInitiative.set(initiative, [...(byInitiative.get(initiative) ?? []), act])
    }
    return new Map([...byInitiative].map(([id, own]) => [id, foldInitiative(own)]))
  }, [acts])
}

/** What the region's desk wrote since the initiative was handed in last; undefined where it has been answered. */
export function regionWordsOf({ acts, void: ofNoEffect }: InitiativeActs): string | undefined {
  const last = acts.findLast(
    ({ id, fields }) =>
      !ofNoEffect.includes(id) && (fields.act === 'send' || fields.reason !== undefined),
  )
  return last?.fields.act === 'send' ? undefined : last?.fields.reason
}
