import { presentIn } from './attendance.ts'
import { mayBeDelegate } from './consent.ts'
import type { KindName, RecordOf } from './kinds.ts'

/**
 * What a complete protocol has. The list never blocks: a session may be submitted with gaps, each with a reason
 * of one line that the coordinator sees (`session.gaps`).
 */
export type ChecklistItem =
  | { readonly id: ChecklistPoint }
  | { readonly id: `question-${string}`; readonly question: string }

export type ChecklistPoint =
  | 'date'
  | 'place'
  | 'facilitator'
  | 'attendance'
  | 'tables'
  | 'sheets'
  | 'elements'
  | 'initiatives'
  | 'delegates'
  /** Of a session that was not held, postponed or joint. */
  | 'outcome-reason'

export interface ChecklistEntry {
  readonly item: ChecklistItem
  readonly isDone: boolean
  /** The reason that was given for the gap. */
  readonly reason: string | undefined
}

type Fields<Name extends KindName> = Pick<RecordOf<Name>, 'fields'>

/** What the checklist looks at, without the deleted records. */
export interface SessionContent {
  readonly session: Fields<'session'>
  readonly answers: readonly Fields<'answer'>[]
  readonly sheets: readonly Fields<'sheet'>[]
  readonly elements: readonly Fields<'element'>[]
  readonly initiatives: readonly Fields<'initiative'>[]
  readonly delegates: readonly Fields<'delegate'>[]
}

/** Every point of the checklist, in the order of the protocol. */
export function checklistOf(
  content: SessionContent,
  questions: readonly { readonly id: string }[],
): ChecklistEntry[] {
  const { session, answers, sheets, elements, initiatives, delegates } = content
  const { date, place, facilitator, attendance, tables, outcome, outcomeReason } = session.fields
  const { gaps = {} } = session.fields
  const entry = (item: ChecklistItem, isDone: boolean): ChecklistEntry => ({
    item,
    isDone,
    reason: gaps[item.id],
  })
  // Where nobody met, there is nothing to write down but why.
  if (outcome !== undefined && outcome !== 'held' && answers.length === 0) {
    return [
      entry({ id: 'date' }, Boolean(date)),
      entry({ id: 'outcome-reason' }, Boolean(outcomeReason)),
    ]
  }
  const answered = new Set(
    answers.flatMap(({ fields }) => [fields.question, ...Object.keys(fields.also ?? {})]),
  )
  const main = delegates.filter(({ fields }) => fields.seat === 'main' && mayBeDelegate(fields))
  return [
    entry({ id: 'date' }, Boolean(date)),
    entry({ id: 'place' }, Boolean(place)),
    entry({ id: 'facilitator' }, Boolean(facilitator)),
    entry({ id: 'attendance' }, presentIn(attendance) > 0),
    entry({ id: 'tables' }, Object.keys(tables ?? {}).length > 0),
    ...questions.map(({ id }) => entry({ id: `question-${id}`, question: id }, answered.has(id))),
    // A hall without paper has no sheets, and nothing is missing.
    ...(sheets.length > 0
      ? [
          entry(
            { id: 'sheets' },
            sheets.every(({ fields }) => fields.typed === true),
          ),
        ]
      : []),
    entry({ id: 'elements' }, elements.length > 0),
    entry({ id: 'initiatives' }, initiatives.length > 0),
    entry({ id: 'delegates' }, main.length > 0),
  ]
}
