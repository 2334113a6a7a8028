import { attendanceOf } from '@living-libraries/model/attendance'
import { checklistOf } from '@living-libraries/model/checklist'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { SessionOutcome } from '@living-libraries/model/kinds/session'
import { foldReview, isLate, type ReviewState } from '@living-libraries/model/review'
import { openThreads, threadsOf } from '../../binding/threads.ts'
import type { FurtherContent } from '../../binding/use-further-content.ts'
import type { TypedRecord } from '../../device/device.ts'

/** All that a municipality's device has of its sessions. */
export interface VenueRecords {
  readonly sessions: readonly TypedRecord<'session'>[]
  readonly answers: readonly TypedRecord<'answer'>[]
  readonly participants: readonly TypedRecord<'participant'>[]
  readonly sheets: readonly TypedRecord<'sheet'>[]
  readonly further: readonly FurtherContent[]
  readonly comments: readonly TypedRecord<'comment'>[]
  readonly acts: readonly TypedRecord<'review'>[]
}

export interface SessionSummary {
  readonly id: string
  readonly date: string | undefined
  readonly place: string | undefined
  readonly state: ReviewState
  readonly isSelfAccepted: boolean
  /** Content that came after it was accepted. */
  readonly late: number
  readonly answers: number
  readonly present: number
  readonly openComments: number
  /** `not-held`, `postponed`, `joint`, with the reason that was given; undefined: held as usual. */
  readonly outcome: Exclude<SessionOutcome, 'held'> | undefined
  readonly outcomeReason: string | undefined
  /** Points of the checklist that are open. */
  readonly gaps: number
  /** Sheets of paper that nobody has typed in yet. */
  readonly sheetsLeft: number
  /** All that there is, is paper. */
  readonly isPaperOnly: boolean
}

export interface VenueSummary {
  readonly sessions: readonly SessionSummary[]
  /** Records of the venue that wait on this device. */
  readonly unsent: number
  /** Server clock of the last change that the centre took in from the venue; undefined: none yet. */
  readonly lastReceivedAt: number | undefined
}

/** The venue in numbers, the latest session first. `records` are those of this venue alone. */
export function venueSummaryOf(
  records: VenueRecords,
  questions: ForumPack['questions'],
): VenueSummary {
  const { sessions, answers, participants, sheets, further, comments, acts } = records
  const content = [...sessions, ...answers, ...participants, ...sheets, ...further]
  const all = [...content, ...comments, ...acts]
  const received = all.filter(({ version, unsent }) => version > 0 && unsent === 0)
  return {
    sessions: sessions
      .map((session) => sessionSummaryOf(session, records, questions))
      .sort(latestFirst),
    unsent: all.filter(({ unsent }) => unsent > 0).length,
    lastReceivedAt: received.reduce<number | undefined>(
      (latest, { changed }) => Math.max(latest ?? 0, changed.at),
      undefined,
    ),
  }
}

/**
 * What waits for the coordinator, the most urgent first:
 *
 * | rank | venue                                                                |
 * |------|----------------------------------------------------------------------|
 * | 0    | a session was submitted: somebody waits for the coordinator           |
 * | 1    | something came after the acceptance and is not taken in               |
 * | 2    | nothing was begun: it needs a call, not a reading                     |
 * | 3    | work is under way, or corrections are                                 |
 * | 4    | everything is accepted                                               |
 */
export function attentionRank({ sessions }: Pick<VenueSummary, 'sessions'>): 0 | 1 | 2 | 3 | 4 {
  if (sessions.some(({ state }) => state === 'submitted')) return 0
  if (sessions.some(({ late }) => late > 0)) return 1
  if (sessions.length === 0) return 2
  return sessions.every(({ state }) => state === 'accepted') ? 4 : 3
}

function sessionSummaryOf(
  session: TypedRecord<'session'>,
  records: VenueRecords,
  questions: ForumPack['questions'],
): SessionSummary {
  const ofSession = (record: { readonly session: string | null }) => record.session === session.id
  const answers = records.answers.filter(ofSession)
  const review = foldReview(records.acts.filter(ofSession))
  const others = [...records.participants, ...records.further].filter(ofSession)
  const content = [session, ...answers, ...others]
  const sheets = records.sheets.filter(ofSession)
  const further = records.further.filter(ofSession)
  const checklist = checklistOf(
    {
      session,
      answers,
      sheets,
      elements: further.filter((one) => one.kind === 'element'),
      initiatives: further.filter((one) => one.kind === 'initiative'),
      delegates: further.filter((one) => one.kind === 'delegate'),
    },
    questions,
  )
  const { outcome, outcomeReason } = session.fields
  const present = [...attendanceOf(session.fields.attendance).values()]
  return {
    id: session.id,
    date: session.fields.date,
    place: session.fields.place,
    state: review.state,
    isSelfAccepted: review.isSelfAccepted,
    late: content.filter((one) => isLate(review, one.id, one)).length,
    answers: answers.length,
    present: present.reduce((sum, count) => sum + count, 0),
    openComments: openThreads(threadsOf(records.comments.filter(ofSession))).length,
    outcome: outcome === 'held' ? undefined : outcome,
    outcomeReason,
    gaps: checklist.filter(({ isDone }) => !isDone).length,
    sheetsLeft: sheets.filter(({ fields }) => fields.typed !== true).length,
    isPaperOnly: sheets.length > 0 && answers.length === 0,
  }
}

function latestFirst(left: SessionSummary, right: SessionSummary): number {
  const [one, other] = [left, right].map(({ date, id }) => `${date ?? ''} ${id}`)
  return (one ?? '') < (other ?? '') ? 1 : -1
}
