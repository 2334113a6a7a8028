import { type SavedSearch, savedSearchSchema } from '@living-libraries/model/themes'
import * as v from 'valibot'
import type { AnswerFilter } from '../use-answer-filter.ts'

/** The filter of the list as the centre keeps it; what it would not understand was never found by either. */
export function savedSearchOf(filter: AnswerFilter): SavedSearch {
  const read = v.safeParse(savedSearchSchema, filter)
  return read.success ? read.output : {}
}
