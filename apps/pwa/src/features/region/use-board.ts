import type { ForumPack } from '@living-libraries/model/forum-pack'
import { boardSchema } from '@living-libraries/model/overview'
import { useMemo } from 'react'
import { type Forum, useForum } from '../../binding/use-forum.ts'
import { useNow } from '../../binding/use-now.ts'
import { type OverviewReading, useOverview } from '../../binding/use-overview.ts'
import { type BoardView, boardViewOf } from './board.ts'
import type { ForumTimes } from './need.ts'

export interface BoardReading {
  readonly reading: OverviewReading<{ readonly asOf: number }>
  readonly view: BoardView | undefined
  readonly forum: Forum | undefined
}

export function useBoard(): BoardReading {
  const forum = useForum()
  const reading = useOverview('/api/overview/board', boardSchema, 'whole')
  const now = useNow()
  const { body } = reading
  const view = useMemo(
    () => body && forum && boardViewOf(body, timesOf(forum.pack), now),
    [body, forum, now],
  )
  return { reading, view, forum }
}

/** Sessions are held in the evening: the day has come for a venue when the day of the region is half over. */
function timesOf({ dates, deadlines }: ForumPack): ForumTimes {
  const submission = deadlines.find(({ id }) => id === 'submission')
  return {
    sessionsBegin: Date.parse(`${dates.sessions[0] ?? dates.start}T12:00:00Z`),
    submissionEnds: submission && Date.parse(submission.at),
  }
}
