import { type ToldPresence, toldPresenceSchema } from '@living-libraries/model/presence'
import { isSpace } from '@living-libraries/model/space'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import * as v from 'valibot'
import type { AnnouncementListener, Announcements } from '../ports.ts'
import { usualPatienceMs } from './database.ts'
import type { News } from './postgres-storage.ts'
import type { Tables } from './tables.ts'

/** Tells all processes what was committed. A hint that gets lost costs a delay, nothing else. */
export async function announce(kysely: Kysely<Tables>, news: News): Promise<void> {
  const lines = [
    ...news.advanced.map(({ space, seq, pushedBy = '' }) => `advanced ${space} ${seq} ${pushedBy}`),
    ...news.revoked.map((device) => `revoked ${device}`),
    ...news.changed.map((device) => `changed ${device}`),
    ...(news.hasThemes ? ['themes'] : []),
  ]
  if (lines.length === 0) return
  await sql`select pg_notify(${channel}, line) from unnest(${lines}::text[]) as line`.execute(
    kysely,
  )
}

/** One listening connection for the whole process; it comes back by itself when it breaks. */
export class PostgresAnnouncements implements Announcements {
  private readonly connectionString: string
  private readonly patienceMs: number
  private readonly listeners = new Set<AnnouncementListener>()
  private client: pg.Client | undefined
  private isClosed = false
  private retry: ReturnType<typeof setTimeout> | undefined

  constructor(connectionString: string, patienceMs = usualPatienceMs) {
    this.connectionString = connectionString
    this.patienceMs = patienceMs
  }

  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.connectionString,
      connectionTimeoutMillis: this.patienceMs,
      keepAlive: true,
      application_name: 'living-libraries streams',
    })
    client.on('error', () => this.restart(client))
    client.on('end', () => this.restart(client))
    client.on('notification', ({ payload }) => this.tell(payload ?? ''))
    this.client = client
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      for (const listener of this.listeners) listener.missed()
    } catch {
      this.restart(client)
    }
  }

  subscribe(listener: AnnouncementListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async tellPresence(presence: ToldPresence): Promise<void> {
    const line = `${writes}${JSON.stringify(presence)}`
    await this.client?.query('select pg_notify($1, $2)', [channel, line]).catch(() => {})
  }

  async end(): Promise<void> {
    for (const listener of [...this.listeners]) listener.closing()
  }

  async close(): Promise<void> {
    this.isClosed = true
    clearTimeout(this.retry)
    await this.end()
    await this.client?.end().catch(() => {})
  }

  private restart(broken: pg.Client): void {
    if (this.isClosed || this.client !== broken) return
    this.client = undefined
    broken.end().catch(() => {})
    this.retry = setTimeout(() => void this.start(), 1_000)
  }

  private tell(line: string): void {
    if (line.startsWith(writes)) return this.tellWriting(line.slice(writes.length))
    const [what, subject = '', seq, pushedBy] = line.split(' ')
    for (const listener of [...this.listeners]) {
      if (what === 'revoked') listener.revoked(subject)
      if (what === 'changed') listener.changed(subject)
      if (what === 'themes') listener.themes()
      if (what === 'advanced' && isSpace(subject)) {
        listener.advanced({ space: subject, seq: Number(seq), pushedBy })
      }
    }
  }

  private tellWriting(text: string): void {
    const presence = v.safeParse(v.pipe(v.string(), v.parseJson(), toldPresenceSchema), text)
    if (!presence.success) return
    for (const listener of [...this.listeners]) listener.writes(presence.output)
  }
}

const channel = 'living_libraries'
const writes = 'writes '
