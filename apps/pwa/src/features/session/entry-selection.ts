import type { Json } from '@living-libraries/model/json'
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

/** The neighbour of a question in the order of the forum, without going round. */
export function neighbour(questions: readonly string[], question: string, step: 1 | -1): string {
  return questions[questions.indexOf(question) + step] ?? question
}
