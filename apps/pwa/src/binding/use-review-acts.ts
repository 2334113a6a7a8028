import { writersOf } from '@living-libraries/model/access'
import type { ReviewAct } from '@living-libraries/model/kinds/review'
import { mayAct } from '@living-libraries/model/kinds/review'
import { possibleActs } from '@living-libraries/model/review'
import { useState } from 'react'
import { useForum } from './use-forum.ts'
import { useMe } from './use-me.ts'
import { type ActDetails, type SessionView, useReviewAct } from './use-session.ts'

export interface ReviewActs {
  /** The acts that the state allows and the person may do, by the same rules as the centre's. */
  readonly acts: ReadonlySet<ReviewAct>
  /** Some of it came by file and the centre does not have it yet: there is no version to decide on. */
  readonly awaitsCentre: boolean
  readonly act: (act: ReviewAct, details?: ActDetails) => void
  readonly isSaving: boolean
  readonly hasFailed: boolean
}

export function useReviewActs(view: SessionView): ReviewActs {
  const { identity } = useMe()
  const forum = useForum()
  const record = useReviewAct(view)
  const [state, setState] = useState<'ready' | 'saving' | 'failed'>('ready')
  const writers =
    identity && forum ? writersOf(identity.grants, view.session.space, forum.territory) : []
  const all = [view.session, ...view.answers, ...view.participants, ...view.acts]
  const awaitsCentre = all.some(({ carried }) => carried > 0)
  const acts = possibleActs(view.review.state, view.late.size > 0)
    .filter((act) => mayAct(act, writers))
    .filter((act) => !(awaitsCentre && deciding.has(act)))
  return {
    acts: new Set(acts),
    awaitsCentre,
    act: (act, details) => {
      if (state === 'saving') return
      setState('saving')
      void record(act, details).then(
        () => setState('ready'),
        () => setState('failed'),
      )
    },
    isSaving: state === 'saving',
    hasFailed: state === 'failed',
  }
}

/** They speak about versions, and only after what was submitted do they mean anything. */
const deciding = new Set<ReviewAct>(['accept', 'self-accept', 'take-in', 'return'])
