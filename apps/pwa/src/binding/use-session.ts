import { answersInOrder } from '@living-libraries/model/answer-order'
import type { ReviewAct } from '@living-libraries/model/kinds/review'
import { type Review, foldReview, isLate, seenVersion } from '@living-libraries/model/review'
import { useCallback, useMemo } from 'react'
import type { TypedRecord } from '../device/device.ts'
import { useDevice } from './device-context.tsx'
import { useRecord, useRecords } from './use-records.ts'

/** A session with everything in it, as this device knows it. */
export interface SessionView {
  readonly session: TypedRecord<'session'>
  /** In the order that people gave them; as they were made where nobody moved any. */
  readonly answers: readonly TypedRecord<'answer'>[]
  readonly participants: readonly TypedRecord<'participant'>[]
  readonly sheets: readonly TypedRecord<'sheet'>[]
  readonly elements: readonly TypedRecord<'element'>[]
  readonly initiatives: readonly TypedRecord<'initiative'>[]
  readonly delegates: readonly TypedRecord<'delegate'>[]
  /** The session and everything in it that a reviewer reads and accepts. */
  readonly content: readonly SessionContentRecord[]
  readonly comments: readonly TypedRecord<'comment'>[]
  readonly acts: readonly TypedRecord<'review'>[]
  readonly review: Review
  /** Ids of the content that came after it was accepted: «пришло позже». */
  readonly late: ReadonlySet<string>
}

type ContentKind = 'session' | 'answer' | 'participant' | 'element' | 'initiative' | 'delegate'
export type SessionContentRecord = { [Name in ContentKind]: TypedRecord<Name> }[ContentKind]

/** `undefined` while it is read, `null` where the device has no such session. */
export function useSession(id: string): SessionView | null | undefined {
  const session = useRecord('session', id)
  const made = useRecords({ kind: 'answer', session: id })
  const answers = useMemo(() => made && answersInOrder(made), [made])
  const participants = useRecords({ kind: 'participant', session: id })
  const sheets = useRecords({ kind: 'sheet', session: id })
  const elements = useRecords({ kind: 'element', session: id })
  const initiatives = useRecords({ kind: 'initiative', session: id })
  const delegates = useRecords({ kind: 'delegate', session: id })
  const comments = useRecords({ kind: 'comment', session: id })
  const acts = useRecords({ kind: 'review', session: id })
  return useMemo(() => {
    if (session === null) return null
    if (!session || !answers || !participants || !sheets || !comments || !acts) return undefined
    if (!elements || !initiatives || !delegates) return undefined
    const review = foldReview(acts)
    const parts = { answers, participants, sheets, elements, initiatives, delegates }
    // With every answer anew: spread, a thousand of them leave more behind to be cleared away.
    const first: SessionContentRecord[] = [session]
    const content = first.concat(answers, participants, elements, initiatives, delegates)
    const late = new Set<string>()
    for (const one of content) if (isLate(review, one.id, one)) late.add(one.id)
    return { session, ...parts, content, comments, acts, review, late }
  }, [session, answers, participants, sheets, elements, initiatives, delegates, comments, acts])
}

export interface ActDetails {
  readonly reason?: string
  /** For `take-in`; all late content unless told. */
  readonly records?: readonly string[]
}

/** Records an act of review that names what this device has seen of the session's content (S14). */
export function useReviewAct(
  view: SessionView,
): (act: ReviewAct, details?: ActDetails) => Promise<string> {
  const device = useDevice()
  return useCallback(
    (act, { reason, records = [...view.late] } = {}) => {
      const { session, content } = view
      const values = {
        act,
        seen: seenVersion(content, device.id),
        ...(reason ? { reason } : {}),
        ...(act === 'take-in' ? { records } : {}),
      }
      return device.make({ kind: 'review', space: session.space, session: session.id, values })
    },
    [device, view],
  )
}
