import { mkdir, readFile } from 'node:fs/promises'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type ForumPack, parseForumPack } from '@living-libraries/model/forum-pack'
import type { Context } from 'hono'
import pino from 'pino'
import { createApp } from './app.ts'
import { firstInvitations } from './first-invitations.ts'
import { listen } from './listening.ts'
import { createMetrics } from './metrics.ts'
import { startPrivatePostgres } from './postgres/private-postgres.ts'
import { removeServerNote, writeServerNote } from './server-note.ts'
import { builtAppDir, type Settings, settingsFrom, SettingsProblem } from './settings.ts'
import { startServices } from './start-services.ts'
import { s3Pictures } from './storage/s3-pictures.ts'
import { version } from './version.ts'

const graceMs = 5_000

/** What was opened, to be closed in the opposite order, however far the start came. */
const opened: (() => Promise<unknown>)[] = []
let isStopping = false

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))
await start().catch(async (error: unknown) => {
  if (!isStopping) process.stderr.write(`${sentenceOf(error)}\n`)
  await stop(1)
})

async function start(): Promise<void> {
  const settings = settingsFrom(process.env, process.cwd())
  const log = pino(
    { level: settings.logLevel, base: null },
    pino.destination({ fd: 2, sync: true }),
  )
  const pack = await readPack(settings.packPath)
  await mkdir(settings.dataDir, { recursive: true })
  const connectionString = settings.databaseUrl ?? (await privateDatabase(settings, log))
  const services = await startServices({
    connectionString,
    keysDir: settings.keysDir,
    pack,
    pictures: settings.pictures && s3Pictures(settings.pictures),
    onMovingFailure: (error) => log.warn({ err: error }, 'pictures wait in the database'),
  })
  opened.push(() => services.stop())

  const metrics = createMetrics(services, version)
  const app = createApp(services, {
    version,
    isSecure: settings.publicUrl.startsWith('https:'),
    addressOf: addressOf(settings.trustsProxy),
    isLimited: true,
    staticDir: builtAppDir,
    publicUrl: settings.publicUrl,
    logRequest: (line) => {
      metrics.observe(line)
      log.info(line, 'request')
    },
    logDefect: (error) => log.error({ err: error }, 'a defect'),
  })
  const listening = await listen(app.fetch, settings.port, settings.hosts)
  opened.push(
    () => listening.close(graceMs),
    () => services.announcements.end(),
  )
  if (settings.metricsPort !== undefined) {
    const measuring = await listen(metrics.app.fetch, settings.metricsPort, ['127.0.0.1'])
    opened.push(() => measuring.close(0))
  }
  const url = settings.port === 0 ? `http://localhost:${listening.port}` : settings.publicUrl
  if (settings.databaseUrl === undefined) {
    await writeServerNote(settings.dataDir, { url, connectionString })
    opened.push(() => removeServerNote(settings.dataDir))
  }
  if (isStopping) return
  const invitations = await firstInvitations(services, pack, url)
  process.stdout.write(`ready http://localhost:${listening.port}\n${invitations}`)
}

async function privateDatabase({ dataDir }: Settings, log: pino.Logger): Promise<string> {
  const postgres = await startPrivatePostgres({
    dataDir,
    log: (line) => log.info({ postgres: line }, 'postgres'),
    onLost: (problem) => {
      process.stderr.write(`${sentenceOf(problem)}\n`)
      void stop(1)
    },
  })
  opened.push(() => postgres.stop())
  return postgres.connectionString
}

async function readPack(path: string): Promise<ForumPack> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new SettingsProblem(`The forum pack ${path} cannot be read (FORUM_PACK).`)
  })
  try {
    return parseForumPack(JSON.parse(text))
  } catch (error) {
    throw new SettingsProblem(`${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function addressOf(trustsProxy: boolean): (c: Context) => string {
  return (c) => {
    // The last entry is the proxy's own word; what stands before it anybody can claim.
    const forwarded = trustsProxy
      ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
      : undefined
    return forwarded ?? getConnInfo(c).remote.address ?? ''
  }
}

async function stop(code: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  for (const close of opened.reverse()) {
    await close().catch((error: unknown) => process.stderr.write(`${sentenceOf(error)}\n`))
  }
  process.exit(code)
}

// Whoever starts the server gets a sentence; a stack only where nobody foresaw the failure.
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.name.endsWith('Problem') ? error.message : (error.stack ?? error.message)
}
