import { mayAdminister } from '@living-libraries/model/access'
import type { ServerHealth } from '@living-libraries/model/server-health'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

const dayMs = 24 * 60 * 60 * 1000

/** For administrators. Throws `not-allowed`. */
export async function serverHealth(
  services: Services,
  { grants }: Caller,
  version: string,
): Promise<ServerHealth> {
  if (!mayAdminister(grants)) throw new ProblemError('not-allowed')
  return measuredHealth(services, version)
}

/** Numbers alone: nobody is named. */
export async function measuredHealth(
  { storage, diskSpace, startedAt, now }: Services,
  version: string,
): Promise<ServerHealth> {
  const [database, disk, devices] = await Promise.all([
    storage.condition(),
    diskSpace(),
    storage.read([], (tx) => tx.devices.list()),
  ])
  const active = devices.filter(({ revokedAt }) => revokedAt === null)
  const isToday = (at: number | null) => at !== null && at > now() - dayMs
  return {
    version,
    now: now(),
    startedAt,
    database,
    disk: disk ?? null,
    devices: {
      active: active.length,
      seenToday: active.filter(({ lastSeenAt }) => isToday(lastSeenAt)).length,
      holding: active.filter(({ unsent }) => (unsent ?? 0) > 0).length,
    },
  }
}
