import { Hono, type MiddlewareHandler } from 'hono'
import type { CredentialCookie } from './middleware/credential-cookie.ts'
import type { Environment } from './middleware/environment.ts'
import { healthRoutes } from './routes/health-routes.ts'
import { joinRoutes } from './routes/join-routes.ts'
import { meRoutes } from './routes/me-routes.ts'
import { recordRoutes } from './routes/record-routes.ts'
import type { Services } from './services/services.ts'

export interface ApiOptions {
  readonly version: string
  readonly cookie: CredentialCookie
  readonly attempts: MiddlewareHandler
}

/** All routes below `/api`. */
export function apiRoutes(services: Services, { version, cookie, attempts }: ApiOptions) {
  return new Hono<Environment>()
    .route('/', healthRoutes(services, version))
    .route('/', joinRoutes(services, cookie, attempts))
    .route('/', meRoutes(services, cookie))
    .route('/', recordRoutes(services))
}

/** For `hc<Api>(url)`: requests and answers are typed end to end. */
export type Api = ReturnType<typeof apiRoutes>
