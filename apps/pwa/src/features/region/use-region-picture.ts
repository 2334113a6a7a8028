import { sentReportsSchema } from '@living-libraries/model/frozen-report'
import { boardSchema, numbersSchema } from '@living-libraries/model/overview'
import { resultsSchema } from '@living-libraries/model/overview-results'
import { useMemo } from 'react'
import { useForum } from '../../binding/use-forum.ts'
import { type OverviewReading, useOverview } from '../../binding/use-overview.ts'
import type { RegionPicture } from '../../documents/region-picture.ts'

/** All that is put together of the territories; undefined until every part was read at least once. */
export function useRegionPicture(): {
  readonly picture: RegionPicture | undefined
  /** The part that stands for the age of all. */
  readonly reading: OverviewReading<{ readonly asOf: number }>
} {
  const forum = useForum()
  const reading = useOverview('/api/overview/board', boardSchema, 'whole')
  const board = reading.body
  const numbers = useOverview('/api/overview/numbers', numbersSchema, 'whole').body
  const results = useOverview('/api/overview/results', resultsSchema, 'whole').body
  const reports = useOverview('/api/overview/reports', sentReportsSchema, 'whole').body
  const picture = useMemo(() => {
    if (!forum || !board || !numbers || !results || !reports) return undefined
    const names = new Map(
      [...forum.municipalities].map(([id, { fields }]) => [id, fields.name ?? id]),
    )
    return { pack: forum.pack, names, board, numbers, results, reports }
  }, [forum, board, numbers, results, reports])
  return { picture, reading }
}
