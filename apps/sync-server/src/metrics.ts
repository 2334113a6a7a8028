import { Hono } from 'hono'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { RequestLine } from './middleware/request-log.ts'
import { measuredHealth } from './services/server-health.ts'
import type { Services } from './services/services.ts'

export interface Metrics {
  /** Counts a request that was answered. */
  observe(line: RequestLine): void
  /** Answers `/metrics` alone, for a listener of its own that only this machine reaches. */
  readonly app: Hono
}

/**
 * Numbers for Prometheus. Labels are patterns of routes and codes of status: no id, no name, no address, so that
 * whoever reads them learns nothing of anybody.
 */
export function createMetrics(services: Services, version: string): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const answered = new Counter({
    name: 'living_libraries_requests_total',
    help: 'Answered requests',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const took = new Histogram({
    name: 'living_libraries_request_seconds',
    help: 'How long requests took, by route',
    labelNames: ['route'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `living_libraries_${name}`, help, labelNames, registers })
  const info = gauge('info', 'The version that runs', ['version'])
  const isUp = gauge('database_up', 'Whether the database answers')
  const databaseBytes = gauge('database_bytes', 'Size of the database')
  const freeBytes = gauge('disk_free_bytes', 'Free on the disk of the keys')
  const devices = gauge('devices', 'Devices by what is known of them', ['state'])
  info.set({ version }, 1)

  const measure = async () => {
    try {
      const health = await measuredHealth(services, version)
      isUp.set(1)
      databaseBytes.set(health.database.sizeBytes)
      if (health.disk !== null) freeBytes.set(health.disk.freeBytes)
      devices.set({ state: 'active' }, health.devices.active)
      devices.set({ state: 'seen-today' }, health.devices.seenToday)
      devices.set({ state: 'holding-unsent' }, health.devices.holding)
    } catch {
      // That it does not answer is the most important number of all.
      isUp.set(0)
    }
  }
  const app = new Hono().get('/metrics', async (c) => {
    await measure()
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })
  return {
    app,
    observe: ({ method, route, status, ms }) => {
      answered.inc({ method, route, status: String(status) })
      // A stream lasts as long as its device listens.
      if (route !== '/api/records/stream') took.observe({ route }, ms / 1_000)
    },
  }
}
