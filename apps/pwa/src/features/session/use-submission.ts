import { writersOf } from '@living-libraries/model/access'
import type { ReviewAct } from '@living-libraries/model/kinds/review'
import { mayAct } from '@living-libraries/model/kinds/review'
import { possibleActs } from '@living-libraries/model/review'
import { useState } from 'react'
import { useForum } from '../../binding/use-forum.ts'
import { useMe } from '../../binding/use-me.ts'
import { type SessionView, useReviewAct } from '../../binding/use-session.ts'

export interface Submission {
  /** The acts that the state allows and the person may do, by the same rules as the centre's. */
  readonly acts: ReadonlySet<ReviewAct>
  readonly act: (act: ReviewAct) => void
  readonly isSaving: boolean
  readonly hasFailed: boolean
}

export function useSubmission(view: SessionView): Submission {
  const { identity } = useMe()
  const forum = useForum()
  const record = useReviewAct(view)
  const [state, setState] = useState<'ready' | 'saving' | 'failed'>('ready')
  const writers =
    identity && forum ? writersOf(identity.grants, view.session.space, forum.territory) : []
  const acts = possibleActs(view.review.state, view.late.size > 0).filter((act) =>
    mayAct(act, writers),
  )
  return {
    acts: new Set(acts),
    act: (act) => {
      if (state === 'saving') return
      setState('saving')
      void record(act).then(
        () => setState('ready'),
        () => setState('failed'),
      )
    },
    isSaving: state === 'saving',
    hasFailed: state === 'failed',
  }
}
