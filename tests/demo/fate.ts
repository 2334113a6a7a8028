/** How far an evening has come when the demo ends, and what the report says of it. */
export const fates = {
  draft: 'still collecting',
  submitted: 'submitted, waiting for the coordinator',
  returned: 'returned with comments',
  corrected: 'returned, corrected and submitted again',
  accepted: 'accepted',
  late: 'accepted, with answers that came later',
} as const

export type Fate = keyof typeof fates

const order: readonly [Fate, ...Fate[]] = [
  'accepted',
  'accepted',
  'late',
  'submitted',
  'accepted',
  'returned',
  'accepted',
  'corrected',
  'accepted',
  'draft',
]

/** The fate of the venue at a place in the list: every kind occurs, most are accepted. */
export function fateOf(index: number): Fate {
  return order[index % order.length] ?? 'accepted'
}
