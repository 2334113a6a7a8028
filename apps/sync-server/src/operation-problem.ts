/** A sentence for the administrator at the terminal: what happened, what is safe, what to do. */
export class OperationProblem extends Error {
  override readonly name = 'OperationProblem'

  constructor(russian: string, english: string) {
    super(`${russian}\n\n${english}`)
  }
}
