import { type Context, Hono } from 'hono'
import { apiRoutes } from './api.ts'
import { attemptLimit } from './middleware/attempt-limit.ts'
import { compression } from './middleware/compression.ts'
import { credentialCookie } from './middleware/credential-cookie.ts'
import type { Environment } from './middleware/environment.ts'
import { knownCaller, sameSite } from './middleware/guards.ts'
import { problemAnswer, problemOf } from './middleware/problem-answer.ts'
import { requestLimit } from './middleware/request-limit.ts'
import { type RequestLine, requestLog } from './middleware/request-log.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { staticFiles } from './middleware/static-files.ts'
import { ProblemError } from './services/problem-error.ts'
import type { Services } from './services/services.ts'

export interface AppOptions {
  readonly version: string
  /** Whether people reach the server over TLS. */
  readonly isSecure?: boolean
  /** Folder of the built app; absent: only the API answers. */
  readonly staticDir?: string
  /** Invitation links begin with it; absent: the address of the request. */
  readonly publicUrl?: string
  /** The network address that attempts are counted by. */
  readonly addressOf?: (c: Context) => string
  /** Whether one device or address may take only so much of the server. */
  readonly isLimited?: boolean
  readonly logRequest?: (line: RequestLine) => void
  /** A defect of ours; a person should look at it. */
  readonly logDefect?: (error: unknown) => void
}

/** The whole server without its surroundings: give it requests, it gives answers. */
export function createApp(services: Services, options: AppOptions): Hono<Environment> {
  const { version, isSecure = false, staticDir, addressOf = () => '' } = options
  const { logRequest, logDefect } = options
  const cookie = credentialCookie(isSecure)
  const attempts = attemptLimit({ now: services.now, addressOf })
  const api = apiRoutes(services, { version, cookie, attempts, publicUrl: options.publicUrl })

  const app = new Hono<Environment>()
  app.onError((error, c) => {
    const problem = problemOf(error)
    if (problem.problem === 'internal') logDefect?.(error)
    return problemAnswer(c, problem)
  })
  app.notFound((c) => {
    const methods = methodsOf(app, c.req.path)
    if (methods.length === 0) return problemAnswer(c, new ProblemError('not-found'))
    const answer = problemAnswer(c, new ProblemError('method-not-allowed'))
    answer.headers.set('allow', methods.join(', '))
    return answer
  })
  if (logRequest !== undefined) app.use(requestLog(logRequest))
  app.use(securityHeaders({ isSecure }))
  app.use('/api/*', compression)
  app.use('/api/*', sameSite)
  app.use('/api/*', knownCaller(services, cookie))
  if (options.isLimited === true) {
    app.use('/api/*', requestLimit({ now: () => performance.now(), addressOf }))
  }
  app.route('/api', api)
  if (staticDir !== undefined) app.use('/*', staticFiles(staticDir))
  return app
}

/** The methods that would have been answered at this path. */
function methodsOf(app: Hono<Environment>, path: string): string[] {
  const methods = app.routes
    .filter(({ method }) => method !== 'ALL')
    .filter((route) => patternOf(route.path).test(path))
    .map(({ method }) => method)
  return [...new Set(methods)]
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:[a-z]+/gi, '[^/]+').replaceAll('*', '.*')}$`)
}
