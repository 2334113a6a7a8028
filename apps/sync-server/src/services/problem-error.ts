import type { ProblemName } from '@living-libraries/model/problem'

/** Ends a request with a problem answer; every failure that a client can meet has a name in the model. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: ProblemName
  readonly detail: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(problem: ProblemName, detail?: string, retryAfterSeconds?: number) {
    super(detail === undefined ? problem : `${problem}: ${detail}`)
    this.problem = problem
    this.detail = detail
    this.retryAfterSeconds = retryAfterSeconds
  }
}
