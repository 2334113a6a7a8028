import { Hono, type MiddlewareHandler } from 'hono'
import type { CredentialCookie } from './middleware/credential-cookie.ts'
import type { Environment } from './middleware/environment.ts'
import { deviceRoutes } from './routes/device-routes.ts'
import { erasureRoutes } from './routes/erasure-routes.ts'
import { healthRoutes } from './routes/health-routes.ts'
import { historyRoutes } from './routes/history-routes.ts'
import { invitationRoutes } from './routes/invitation-routes.ts'
import { joinRoutes } from './routes/join-routes.ts'
import { meRoutes } from './routes/me-routes.ts'
import { openapiRoutes } from './routes/openapi-routes.ts'
import { overviewRoutes } from './routes/overview-routes.ts'
import { recordRoutes } from './routes/record-routes.ts'
import { restoreRoutes } from './routes/restore-routes.ts'
import { signInRoutes } from './routes/sign-in-routes.ts'
import { streamRoutes } from './routes/stream-routes.ts'
import { successionRoutes } from './routes/succession-routes.ts'
import { presenceRoutes } from './routes/presence-routes.ts'
import { photoRoutes } from './routes/photo-routes.ts'
import { themeRoutes } from './routes/theme-routes.ts'
import { transferRoutes } from './routes/transfer-routes.ts'
import type { Services } from './services/services.ts'

export interface ApiOptions {
  readonly version: string
  readonly cookie: CredentialCookie
  readonly attempts: MiddlewareHandler
  readonly publicUrl: string | undefined
}

/** All routes below `/api`. */
export function apiRoutes(
  services: Services,
  { version, cookie, attempts, publicUrl }: ApiOptions,
) {
  return new Hono<Environment>()
    .route('/', healthRoutes(services, version))
    .route('/', openapiRoutes(version))
    .route('/', joinRoutes(services, cookie, attempts))
    .route('/', successionRoutes(services, cookie))
    .route('/', meRoutes(services, cookie))
    .route('/', signInRoutes(services, publicUrl))
    .route('/', recordRoutes(services))
    .route('/', streamRoutes(services))
    .route('/', presenceRoutes(services))
    .route('/', historyRoutes(services))
    .route('/', invitationRoutes(services, publicUrl))
    .route('/', deviceRoutes(services))
    .route('/', overviewRoutes(services))
    .route('/', themeRoutes(services))
    .route('/', restoreRoutes(services))
    .route('/', erasureRoutes(services))
    .route('/', transferRoutes(services))
    .route('/', photoRoutes(services))
}

/** For `hc<Api>(url)`: requests and answers are typed end to end. */
export type Api = ReturnType<typeof apiRoutes>
