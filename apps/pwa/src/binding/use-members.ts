import type { Space } from '@living-libraries/model/space'
import { useMemo } from 'react'
import { useRecords } from './use-records.ts'

/** Names of the people who work in a space, by the id of the person. */
export function useMembers(space: Space): ReadonlyMap<string, string> {
  const members = useRecords({ kind: 'member', space })
  return useMemo(
    () => new Map((members ?? []).map(({ fields }) => [fields.person ?? '', fields.name ?? ''])),
    [members],
  )
}
