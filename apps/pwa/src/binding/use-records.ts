import { kindOf, type KindName } from '@living-libraries/model/kinds'
import { useEffect, useState } from 'react'
import type { TypedRecord } from '../device/device.ts'
import type { DeviceRecord, RecordQuery } from '../storage/record-reader.ts'
import { useDevice } from './device-context.tsx'

/**
 * The records of a query, kept up to date; undefined until they were first read. Typed by the kind that the
 * query names. A query with `session: ''` finds nothing: for screens that do not know their session yet.
 */
export function useRecords<Name extends KindName>(
  query: RecordQuery & { readonly kind: Name },
): readonly TypedRecord<Name>[] | undefined {
  const device = useDevice()
  const { kind, session, space, withDeleted } = query
  const key = JSON.stringify([kind, session, space, withDeleted])
  const [found, setFound] = useState<{ key: string; records: readonly DeviceRecord[] }>()
  // Of strings and a flag, so that a query rebuilt at each rendering is still the same one.
  useEffect(
    () =>
      device.watch({ kind, session, space, withDeleted }, (records) => setFound({ key, records })),
    [device, kind, session, space, withDeleted, key],
  )
  if (found?.key !== key) return undefined
  return found.records as readonly TypedRecord<Name>[]
}

/** One record, kept up to date: `undefined` while it is read, `null` where the device has none. */
export function useRecord<Name extends KindName>(
  kind: Name,
  id: string,
): TypedRecord<Name> | null | undefined {
  const record = useAnyRecord(id)
  if (record === undefined) return undefined
  if (record === null || record.kind !== kindOf(kind)?.name) return null
  return record as unknown as TypedRecord<Name>
}

/** The same, of whatever kind it is. */
export function useAnyRecord(id: string): DeviceRecord | null | undefined {
  const device = useDevice()
  const [found, setFound] = useState<{ id: string; record: DeviceRecord | null }>()
  useEffect(() => {
    let isOver = false
    let begun = 0
    let shown = 0
    const read = async () => {
      const own = ++begun
      const record = (await device.get(id)) ?? null
      // One reading may overtake another; what was read first must not come back over it.
      if (isOver || own < shown) return
      shown = own
      setFound({ id, record })
    }
    const stop = device.watchNews((ids) => {
      if (ids === 'all' || ids.includes(id)) void read()
    })
    void read()
    return () => {
      isOver = true
      stop()
    }
  }, [device, id])
  return found?.id === id ? found.record : undefined
}
