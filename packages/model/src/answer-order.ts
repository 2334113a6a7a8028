import { placeBetween } from './ordered-list.ts'

/**
 * Answers stand in the order of their making until somebody moves one: then it keeps a place of its own. The place of
 * an answer that nobody moved is the time in its id, so that moving one is one change to one record, and two devices
 * meet only where both moved the same answer.
 */
export interface OrderedAnswer {
  readonly id: string
  readonly fields: { readonly order?: number }
}

export function placeOf({ id, fields }: OrderedAnswer): number {
  return fields.order ?? Number.parseInt(`${id.slice(0, 8)}${id.slice(9, 13)}`, 16)
}

/** The same on every device: equal places are told apart by id. Gives back the list where nobody moved anything. */
export function answersInOrder<Answer extends OrderedAnswer>(
  made: readonly Answer[],
): readonly Answer[] {
  if (made.every(({ fields }) => fields.order === undefined)) return made
  return [...made].sort(
    (left, right) => placeOf(left) - placeOf(right) || (left.id < right.id ? -1 : 1),
  )
}

/** The place that brings the answer `id` to `index` (counted without it) of a list in its order. */
export function placeAt(answers: readonly OrderedAnswer[], id: string, index: number): number {
  const others = answers.filter((answer) => answer.id !== id)
  const placed = (answer: OrderedAnswer | undefined) => answer && { order: placeOf(answer) }
  return placeBetween(placed(others[index - 1]), placed(others[index]))
}
