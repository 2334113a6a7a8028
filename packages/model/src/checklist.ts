import { attendanceOf } from './attendance.ts'
import type { RecordOf } from './kinds.ts'

/**
 * What a complete protocol has. The list never blocks: a session may be submitted with gaps, each with a reason
 * of one line that the coordinator sees (`session.gaps`).
 */
export type ChecklistItem =
  | { readonly id: 'date' | 'place' | 'facilitator' | 'attendance' | 'tables' }
  | { readonly id: `question-${string}`; readonly question: string }

export interface ChecklistEntry {
  readonly item: ChecklistItem
  readonly isDone: boolean
  /** The reason that was given for the gap. */
  readonly reason: string | undefined
}

/** Every point of the checklist, in the order of the protocol. `answers` without the deleted ones. */
export function checklistOf(
  session: Pick<RecordOf<'session'>, 'fields'>,
  answers: readonly Pick<RecordOf<'answer'>, 'fields'>[],
  questions: readonly { readonly id: string }[],
): ChecklistEntry[] {
  const { date, place, facilitator, attendance, tables, gaps = {} } = session.fields
  const present = [...attendanceOf(attendance).values()].reduce((sum, count) => sum + count, 0)
  const answered = new Set(
    answers.flatMap(({ fields }) => [fields.question, ...Object.keys(fields.also ?? {})]),
  )
  const entry = (item: ChecklistItem, isDone: boolean): ChecklistEntry => ({
    item,
    isDone,
    reason: gaps[item.id],
  })
  return [
    entry({ id: 'date' }, Boolean(date)),
    entry({ id: 'place' }, Boolean(place)),
    entry({ id: 'facilitator' }, Boolean(facilitator)),
    entry({ id: 'attendance' }, present > 0),
    entry({ id: 'tables' }, Object.keys(tables ?? {}).length > 0),
    ...questions.map(({ id }) => entry({ id: `question-${id}`, question: id }, answered.has(id))),
  ]
}
