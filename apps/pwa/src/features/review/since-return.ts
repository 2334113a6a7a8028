import {
  type ActRecord,
  type ContentMark,
  hasSeen,
  type Review,
} from '@living-libraries/model/review'

/**
 * Ids of the content that was added or changed since the coordinator last returned the session: what is to be
 * read again. Empty where nothing was returned, or where it was accepted since (`isLate` tells of the rest).
 */
export function changedSinceReturn(
  review: Pick<Review, 'state' | 'void'>,
  acts: readonly ActRecord[],
  content: readonly (ContentMark & { readonly id: string })[],
): ReadonlySet<string> {
  if (review.state !== 'submitted' && review.state !== 'returned') return new Set()
  const lastReturn = acts
    .filter(({ id, fields }) => fields['act'] === 'return' && !review.void.includes(id))
    .sort((left, right) => arrivalOf(left) - arrivalOf(right))
    .at(-1)
  if (lastReturn === undefined) return new Set()
  return new Set(content.filter((one) => !hasSeen(lastReturn, one.id, one)).map(({ id }) => id))
}

/** Unsent acts come last. */
function arrivalOf({ version }: ActRecord): number {
  return version === 0 ? Number.POSITIVE_INFINITY : version
}
