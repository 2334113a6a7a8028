import { type ProblemBody, problems } from '@living-libraries/model/problem'
import type { Context } from 'hono'
import { StorageUnavailable } from '../ports.ts'
import { ProblemError } from '../services/problem-error.ts'

/** Every failure as `application/problem+json` (RFC 9457) with a name that the client knows. */
export function problemAnswer(c: Context, error: ProblemError): Response {
  const { status } = problems[error.problem]
  const body: ProblemBody = {
    type: `/problems/${error.problem}`,
    title: error.problem,
    status,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
  }
  const headers = new Headers({ 'content-type': 'application/problem+json' })
  const after = error.retryAfterSeconds ?? (error.problem === 'unavailable' ? 2 : undefined)
  if (after !== undefined) headers.set('retry-after', String(after))
  return c.newResponse(JSON.stringify(body), { status, headers })
}

/** What a thrown value means to the client; a defect of ours is told as nothing but `internal`. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof StorageUnavailable) return new ProblemError('unavailable')
  return new ProblemError('internal')
}
