import type { Json } from '@living-libraries/model/json'
import { mayBeShown, type Naming } from '@living-libraries/model/naming'
import type { AnswerSource } from '@living-libraries/model/kinds/answer'

/** What stays chosen beside the entry field while answers are typed one after another. */
export type EntrySelection = {
  readonly question: string
  readonly table: string | null
  /** null: «не указано». */
  readonly group: string | null
  readonly isGroupPinned: boolean
  readonly level: string | null
  /** Absent in what an older app has kept: not pinned. */
  readonly isLevelPinned?: boolean
  /** null: Russian. */
  readonly language: string | null
  /** null: said in the hall. */
  readonly source: AnswerSource | null
  readonly sheet: string
}

export function emptySelection(question: string): EntrySelection {
  return {
    question,
    table: null,
    group: null,
    isGroupPinned: false,
    level: null,
    language: null,
    source: null,
    sheet: '',
  }
}

/**
 * After an answer: question, table, language, source and sheet stay; group and level go unless they are pinned, because
 * the next to speak is somebody else.
 */
export function afterAnswer(selection: EntrySelection): EntrySelection {
  const group = selection.isGroupPinned ? selection.group : null
  const level = selection.isLevelPinned === true ? selection.level : null
  if (group === selection.group && level === selection.level) return selection
  return { ...selection, group, level }
}

/** The values of the answer that is made with this selection. */
export function answerValues(
  selection: EntrySelection,
  text: string,
): { readonly [path: string]: Json } {
  const { question, table, group, level, language, source, sheet } = selection
  const stated = { table, group, level, language, source, sheet: sheet.trim() || null }
  const values: { [path: string]: Json } = { question, text }
  for (const [field, value] of Object.entries(stated)) {
    if (value !== null) values[field] = value
  }
  return values
}

/** What a «+1» takes over from the answer that it says again. */
export interface Repeating {
  readonly repeats: string
  readonly naming?: Naming
}

/**
 * Of a chain, the first: a «+1» to a «+1» says again what began it. Words that say again what may not be shown are not
 * shown either, until somebody decides otherwise.
 */
export function repeating({ id, fields: { repeats, naming } }: SaidBefore): Repeating {
  const isKeptBack = naming !== undefined && !mayBeShown(naming)
  return { repeats: repeats ?? id, ...(isKeptBack ? { naming } : {}) }
}

type SaidBefore = {
  readonly id: string
  readonly fields: { readonly repeats?: string; readonly naming?: Naming }
}

/** The neighbour of a question in the order of the forum, without going round. */
export function neighbour(questions: readonly string[], question: string, step: 1 | -1): string {
  return questions[questions.indexOf(question) + step] ?? question
}
