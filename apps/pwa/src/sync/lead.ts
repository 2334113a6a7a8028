import type { DeviceDatabase } from '../storage/database.ts'
import { readSetting, writeSetting } from '../storage/settings.ts'

/** The part of the Web Locks API that leading needs; absent where only one process opens the database. */
export interface Locks {
  request(
    name: string,
    options: { steal?: boolean; signal?: AbortSignal },
    holder: () => Promise<void>,
  ): Promise<unknown>
}

export interface LeadParts {
  readonly locks: Locks | undefined
  readonly database: DeviceDatabase
  readonly lockName: string
  readonly onLead: () => void
  readonly onLose: () => void
}

const beatMs = 5_000
/** A holder that has not beaten for so long is frozen or dead: another tab takes over (S3). */
const patienceMs = 20_000

/**
 * One exchange per device: the tab that holds the lock leads. A tab frozen by the browser keeps its lock but
 * beats no more, so the others watch its beat and steal the lock. Two leaders for a moment do no harm (S6).
 */
export function lead(parts: LeadParts): () => void {
  const { locks, database, lockName, onLead, onLose } = parts
  if (locks === undefined) {
    onLead()
    return onLose
  }
  const ended = new AbortController()
  let isLeading = false
  let lastBeat: number | undefined
  let lastChangeAt = performance.now()
  const timer = setInterval(() => void beatOrWatch(), beatMs)
  void hold(false)
  return () => {
    ended.abort()
    clearInterval(timer)
    if (isLeading) onLose()
  }

  async function hold(steal: boolean): Promise<void> {
    const options = steal ? { steal } : { signal: ended.signal }
    try {
      await locks?.request(lockName, options, async () => {
        if (ended.signal.aborted) return
        isLeading = true
        await beat()
        onLead()
        await new Promise<void>((resolve) =>
          ended.signal.addEventListener('abort', () => resolve(), { once: true }),
        )
      })
    } catch {
      // Stolen by a tab that thought us frozen, or closed while waiting: queue up again behind it.
      if (ended.signal.aborted) return
      if (isLeading) onLose()
      isLeading = false
      void hold(false)
    }
  }

  async function beatOrWatch(): Promise<void> {
    if (isLeading) {
      await beat().catch(() => undefined)
      return
    }
    const seen = await readSetting(database, 'leaderBeat').catch(() => undefined)
    const now = performance.now()
    if (seen !== lastBeat) {
      lastBeat = seen
      lastChangeAt = now
    } else if (now - lastChangeAt > patienceMs) {
      lastChangeAt = now
      void hold(true)
    }
  }

  async function beat(): Promise<void> {
    await writeSetting(
      database,
      'leaderBeat',
      ((await readSetting(database, 'leaderBeat')) ?? 0) + 1,
    )
  }
}
