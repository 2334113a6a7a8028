import { type KindName, kinds } from '@living-libraries/model/kinds'
import { useEffect, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'

/** In the order in which people think of an evening, and then of what the municipality makes of it. */
export const unsentKinds = [
  'session',
  'answer',
  'participant',
  'sheet',
  'element',
  'initiative',
  'group',
  'delegate',
  'comment',
  'review',
  'consent',
  'photo',
  'reading',
  'grouping',
  'card',
  'initiativeAct',
  'delegation',
  'report',
  'reportAct',
  'scan',
] as const satisfies readonly KindName[]

export type UnsentKind = (typeof unsentKinds)[number] | 'other'

/** How many records of each kind are only on this device; undefined while they are counted. */
export function useUnsentKinds(): ReadonlyMap<UnsentKind, number> | undefined {
  const device = useDevice()
  const [counts, setCounts] = useState<ReadonlyMap<UnsentKind, number>>()
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const count = async () => {
      const found = new Map<UnsentKind, number>()
      for (const name of Object.keys(kinds) as KindName[]) {
        const records = await device.list({ kind: name, withDeleted: true })
        const unsent = records.filter((record) => record.unsent > 0).length
        const kind = unsentKindOf(name)
        if (unsent > 0) found.set(kind, (found.get(kind) ?? 0) + unsent)
      }
      if (!isOver) setCounts(found)
    }
    void count()
    // While hundreds of records go, counting after each batch is enough.
    const stop = device.watchNews(() => {
      clearTimeout(timer)
      timer = setTimeout(() => void count(), 300)
    })
    return () => {
      isOver = true
      clearTimeout(timer)
      stop()
    }
  }, [device])
  return counts
}

export function unsentKindOf(kind: string): UnsentKind {
  return unsentKinds.find((one) => one === kind) ?? 'other'
}
