import { type ProblemAction, type ProblemName, problems } from '@living-libraries/model/problem'

/** Why a request to the centre came to nothing, and what to do about it. An expected outcome, not a defect. */
export class CentreProblem extends Error {
  override readonly name = 'CentreProblem'
  /** `unreachable`: no connection, or it broke. `strange-answer`: something else than our server answered. */
  readonly problem: ProblemName | 'unreachable' | 'strange-answer'
  /** Of a `retry-after` header, ms. */
  readonly retryAfterMs: number | undefined

  constructor(problem: CentreProblem['problem'], detail?: string, retryAfterMs?: number) {
    super(detail ?? problem)
    this.problem = problem
    this.retryAfterMs = retryAfterMs
  }

  get action(): ProblemAction {
    if (this.problem === 'unreachable' || this.problem === 'strange-answer') return 'retry'
    return problems[this.problem].action
  }
}
