import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { grantSchema } from '@living-libraries/model/access'
import { identifierSchema } from '@living-libraries/model/identifier'
import { spaceSchema } from '@living-libraries/model/space'
import * as v from 'valibot'
import { syncFolder } from '../durable-file.ts'
import type { Ledger, Moved } from '../ports.ts'

export const ledgerName = 'shut-out.jsonl'

const entrySchema = v.object({
  act: v.picklist(['device-revoked', 'device-admitted', 'invitation-revoked']),
  id: v.string(),
  at: v.string(),
})

const erasedSchema = v.variant('act', [
  v.object({
    act: v.literal('record-erased'),
    id: identifierSchema,
    kind: v.string(),
    space: spaceSchema,
    session: v.nullable(identifierSchema),
  }),
  v.object({
    act: v.literal('values-erased'),
    id: identifierSchema,
    space: spaceSchema,
    paths: v.array(v.string()),
  }),
  v.object({ act: v.literal('person-erased'), id: identifierSchema }),
])

const placeSchema = v.variant('act', [
  v.object({
    act: v.picklist(['person-removed', 'person-admitted']),
    id: identifierSchema,
    device: identifierSchema,
  }),
  v.object({
    act: v.literal('person-moved'),
    id: identifierSchema,
    from: grantSchema,
    to: grantSchema,
  }),
])

/**
 * Who was shut out and what was erased, one line of JSON each, beside the keys and outside the database: a backup that is older than
 * a revocation must not bring it back (S15). Each line is on the disk before the database hears of it.
 */
export function shutOutLedger(keysDir: string): Ledger {
  const path = join(keysDir, ledgerName)
  const add = async (entries: readonly object[]) => {
    if (entries.length === 0) return
    const at = new Date().toISOString()
    const lines = entries.map((entry) => `${JSON.stringify({ ...entry, at })}\n`)
    const file = await open(path, 'a', 0o600)
    try {
      // Begins a line of its own: one that a power failure cut must not swallow this one.
      await file.appendFile(`\n${lines.join('')}`)
      await file.sync()
    } finally {
      await file.close()
    }
    await syncFolder(keysDir)
  }
  return {
    note: (act, id) => add([{ act, id }]),
    shutOut: async () => {
      const text = await readFile(path, 'utf8').catch(absent)
      const devices = new Set<string>()
      const invitations = new Set<string>()
      for (const { act, id } of entriesOf(text, entrySchema)) {
        if (act === 'device-revoked') devices.add(id)
        else if (act === 'device-admitted') devices.delete(id)
        else invitations.add(id)
      }
      return { devices: [...devices], invitations: [...invitations] }
    },
    notePlace: (person, device, removed) =>
      add([{ act: removed ? 'person-removed' : 'person-admitted', id: person, device }]),
    noteMoved: (moves) =>
      add(moves.map(({ person, from, to }) => ({ act: 'person-moved', id: person, from, to }))),
    places: async () => {
      const removed = new Map<string, { person: string; device: string }>()
      const moves: Moved[] = []
      for (const entry of entriesOf(await readFile(path, 'utf8').catch(absent), placeSchema)) {
        const { id: person } = entry
        if (entry.act === 'person-moved') {
          moves.push({ person, from: entry.from, to: entry.to })
          continue
        }
        const { device } = entry
        if (entry.act === 'person-removed') removed.set(`${device} ${person}`, { person, device })
        else removed.delete(`${device} ${person}`)
      }
      return { removed: [...removed.values()], moves }
    },
    noteErased: (records, person) =>
      add([
        ...records.map((record) => ({ act: 'record-erased', ...record })),
        ...(person === undefined ? [] : [{ act: 'person-erased', id: person }]),
      ]),
    noteForgotten: (values) => add([{ act: 'values-erased', ...values }]),
    erased: async () => {
      const entries = entriesOf(await readFile(path, 'utf8').catch(absent), erasedSchema)
      const records = entries.filter((entry) => entry.act === 'record-erased')
      const persons = entries.filter((entry) => entry.act === 'person-erased')
      return {
        records: [
          ...new Map(
            records.map(({ id, kind, space, session }) => [id, { id, kind, space, session }]),
          ).values(),
        ],
        values: entries.filter((entry) => entry.act === 'values-erased'),
        persons: [...new Set(persons.map(({ id }) => id))],
      }
    },
  }
}

// A line that was cut by a power failure was never acted upon.
function entriesOf<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): v.InferOutput<Schema>[] {
  return text.split('\n').flatMap((line) => {
    try {
      return [v.parse(schema, JSON.parse(line))]
    } catch {
      return []
    }
  })
}

function absent(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
  throw error
}
