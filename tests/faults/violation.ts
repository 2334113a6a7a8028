export const invariants = {
  1: 'what the centre acknowledged is never lost',
  2: 'what the screen called saved is never lost',
  3: 'all devices of a space converge',
  4: 'no record is seen outside its space',
  5: 'a change is applied once, however often it arrives',
  6: 'a losing text is kept, and both people see it',
  7: 'what was erased stays erased',
  8: 'nothing is wiped by itself',
  9: 'every failure has a sentence',
  10: 'nothing stalls',
  11: 'what is counted by step is what a recount gives',
} as const
export type Invariant = keyof typeof invariants

/** A promise that was broken, with the smallest difference that shows it. */
export class Violation extends Error {
  override readonly name = 'Violation'
  readonly invariant: Invariant

  constructor(invariant: Invariant, difference: string) {
    super(`invariant ${invariant} (${invariants[invariant]}): ${difference}`)
    this.invariant = invariant
  }
}
