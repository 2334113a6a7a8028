import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { SessionView } from '../../binding/use-session.ts'
import { openThreads, type Thread, threadsOf } from '../../binding/threads.ts'
import type { TypedRecord } from '../../device/device.ts'
import type { Checking } from './use-checking.ts'

export type ReadingFilter = 'all' | 'unchecked' | 'fresh' | 'changed' | 'late' | 'commented'

export interface ReadAnswer {
  readonly answer: TypedRecord<'answer'>
  readonly threads: readonly Thread[]
  readonly isLate: boolean
  readonly isChanged: boolean
  readonly isChecked: boolean
  /** Came or changed since the reader looked last. */
  readonly isFresh: boolean
}

export interface ReadQuestion {
  readonly id: string
  /** As people count: «3». */
  readonly number: string
  readonly text: string
  readonly answers: readonly ReadAnswer[]
}

export interface Reading {
  readonly questions: readonly ReadQuestion[]
  readonly counts: { readonly [Filter in ReadingFilter]: number }
  /** About the session itself, or about something that is not an answer of it. */
  readonly otherThreads: readonly Thread[]
  readonly openThreads: number
}

/** The answers of a session put in the order in which they are read. */
export function readingOf(
  view: Pick<SessionView, 'answers' | 'comments' | 'late'>,
  questions: ForumPack['questions'],
  changed: ReadonlySet<string>,
  { checked, fresh }: Pick<Checking, 'checked' | 'fresh'>,
  filter: ReadingFilter,
): Reading {
  const threads = threadsOf(view.comments)
  const answers = view.answers.map((answer) => ({
    answer,
    threads: threads.filter(({ comment }) => comment.fields.about === answer.id),
    isLate: view.late.has(answer.id),
    isChanged: changed.has(answer.id),
    isChecked: checked.has(answer.id),
    isFresh: fresh.has(answer.id),
  }))
  const answered = new Set(view.answers.map(({ id }) => id))
  const known = new Set(questions.map(({ id }) => id))
  // A question that a newer pack took away: its answers must still be read.
  const lost = [...new Set(view.answers.map(({ fields }) => fields.question ?? ''))]
    .filter((id) => !known.has(id))
    .map((id) => ({ id, text: id }))
  return {
    questions: [...questions, ...lost].map(({ id, text }, index) => ({
      id,
      text,
      number: String(index + 1),
      answers: answers.filter(
        (one) => (one.answer.fields.question ?? '') === id && isShown(one, filter),
      ),
    })),
    counts: {
      all: answers.length,
      unchecked: answers.filter((one) => isShown(one, 'unchecked')).length,
      fresh: answers.filter((one) => isShown(one, 'fresh')).length,
      changed: answers.filter((one) => isShown(one, 'changed')).length,
      late: answers.filter((one) => isShown(one, 'late')).length,
      commented: answers.filter((one) => isShown(one, 'commented')).length,
    },
    otherThreads: threads.filter(({ comment }) => !answered.has(comment.fields.about ?? '')),
    openThreads: openThreads(threads).length,
  }
}

function isShown(one: ReadAnswer, filter: ReadingFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'unchecked':
      return !one.isChecked
    case 'fresh':
      return one.isFresh
    case 'changed':
      return one.isChanged
    case 'late':
      return one.isLate
    case 'commented':
      return one.threads.length > 0
  }
}

export interface ReadingPlace {
  readonly question: string
  readonly answer: string | undefined
}

/** The place one answer on or back, over the borders of questions; undefined at either end. */
export function stepFrom(
  questions: readonly ReadQuestion[],
  place: ReadingPlace,
  step: 1 | -1,
): ReadingPlace | undefined {
  const all = questions.flatMap(({ id, answers }) =>
    answers.map(({ answer }) => ({ question: id, answer: answer.id })),
  )
  const at = all.findIndex(({ answer }) => answer === place.answer)
  if (at !== -1) return all[at + step]
  const ofQuestion = all.filter(({ question }) => question === place.question)
  return step === 1 ? (ofQuestion[0] ?? all[0]) : (ofQuestion.at(-1) ?? all.at(-1))
}
