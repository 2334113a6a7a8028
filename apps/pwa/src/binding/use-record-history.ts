import { type HistoryRevision, historySchema } from '@living-libraries/model/history'
import type { RecordState } from '@living-libraries/model/record'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import type { TalkProblem } from '../i18n/problem-messages.ts'
import { CentreProblem } from '../sync/centre.ts'
import { useDevice } from './device-context.tsx'

export interface RecordHistory {
  /** In the order of arrival; undefined while they are asked for. */
  readonly revisions: readonly HistoryRevision[] | undefined
  readonly problem: TalkProblem | undefined
  readonly again: () => void
}

/**
 * Who changed what in a record, as the centre tells it; asked anew whenever the record gets another version. Only
 * `isWanted` asks: it costs a request, and a record of version 0 has no history yet. What was read before something of the
 * record was erased is let go at once, for it may be told there.
 */
export function useRecordHistory(
  { id, version, forgotten = [] }: Pick<RecordState, 'id' | 'version' | 'forgotten'>,
  isWanted: boolean,
): RecordHistory {
  const device = useDevice()
  const [attempt, setAttempt] = useState(0)
  const [answer, setAnswer] = useState<Pick<RecordHistory, 'revisions' | 'problem'> & Asked>()
  const isAsked = isWanted && version > 0
  const about = [id, ...forgotten].join(' ')
  useEffect(() => {
    if (!isAsked) return undefined
    let isOver = false
    const take = (found: Pick<RecordHistory, 'revisions' | 'problem'>) => {
      if (!isOver) setAnswer({ about, attempt, ...found })
    }
    void device.centre.get(`/api/records/${id}/history`).then(
      (body) => {
        const read = v.safeParse(historySchema, body)
        if (read.success) take({ revisions: read.output.revisions, problem: undefined })
        else take({ revisions: undefined, problem: 'strange-answer' })
      },
      (error: unknown) => take({ revisions: undefined, problem: problemIn(error) }),
    )
    return () => {
      isOver = true
    }
    // Another version of the same record is another answer.
  }, [device, id, about, version, isAsked, attempt])
  const present = answer?.about === about && answer.attempt === attempt ? answer : undefined
  return {
    revisions: present?.revisions,
    problem: present?.problem,
    again: () => setAttempt(attempt + 1),
  }
}

interface Asked {
  /** The record, and what of it was erased by then. */
  readonly about: string
  readonly attempt: number
}

function problemIn(error: unknown): TalkProblem {
  return error instanceof CentreProblem ? error.problem : 'internal'
}
