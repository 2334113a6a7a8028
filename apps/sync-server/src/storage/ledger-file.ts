import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { syncFolder } from '../durable-file.ts'
import type { Ledger } from '../ports.ts'

export const ledgerName = 'shut-out.jsonl'

const entrySchema = v.object({
  act: v.picklist(['device-revoked', 'device-admitted', 'invitation-revoked']),
  id: v.string(),
  at: v.string(),
})

/**
 * Who was shut out, one line of JSON each, beside the keys and outside the database: a backup that is older than
 * a revocation must not bring it back (S15). Each line is on the disk before the database hears of it.
 */
export function shutOutLedger(keysDir: string): Ledger {
  const path = join(keysDir, ledgerName)
  return {
    note: async (act, id) => {
      const entry = JSON.stringify({ act, id, at: new Date().toISOString() })
      const file = await open(path, 'a', 0o600)
      try {
        // Begins a line of its own: one that a power failure cut must not swallow this one.
        await file.appendFile(`\n${entry}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
      await syncFolder(keysDir)
    },
    shutOut: async () => {
      const text = await readFile(path, 'utf8').catch(absent)
      const devices = new Set<string>()
      const invitations = new Set<string>()
      for (const { act, id } of entriesOf(text)) {
        if (act === 'device-revoked') devices.add(id)
        else if (act === 'device-admitted') devices.delete(id)
        else invitations.add(id)
      }
      return { devices: [...devices], invitations: [...invitations] }
    },
  }
}

// A line that was cut by a power failure was never acted upon.
function entriesOf(text: string): v.InferOutput<typeof entrySchema>[] {
  return text.split('\n').flatMap((line) => {
    try {
      return [v.parse(entrySchema, JSON.parse(line))]
    } catch {
      return []
    }
  })
}

function absent(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
  throw error
}
