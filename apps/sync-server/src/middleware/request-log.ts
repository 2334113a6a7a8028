import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Environment } from './environment.ts'

export interface RequestLine {
  method: string
  /** The pattern, never the address itself: that may name a record. */
  route: string
  status: number
  ms: number
  device: string | undefined
}

/** One line for each request, without anything personal: no address, no query, no body, no code. */
export function requestLog(log: (line: RequestLine) => void): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const start = performance.now()
    await next()
    const caller: Environment['Variables']['caller'] | undefined = c.get('caller')
    log({
      method: c.req.method,
      route: matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'file',
      status: c.res.status,
      ms: Math.round(performance.now() - start),
      device: caller?.device.id.slice(0, 8),
    })
  }
}
