import type { Space } from '@living-libraries/model/space'
import { useMemo } from 'react'
import type { TypedRecord } from '../device/device.ts'
import { useRecords } from './use-records.ts'

export type FurtherContent = TypedRecord<'element' | 'initiative' | 'delegate'>

/** What a session consists of beside answers and participants; undefined while it is read. */
export function useFurtherContent(space?: Space): readonly FurtherContent[] | undefined {
  const elements = useRecords({ kind: 'element', space })
  const initiatives = useRecords({ kind: 'initiative', space })
  const delegates = useRecords({ kind: 'delegate', space })
  return useMemo(() => {
    if (!elements || !initiatives || !delegates) return undefined
    return [...elements, ...initiatives, ...delegates]
  }, [elements, initiatives, delegates])
}
