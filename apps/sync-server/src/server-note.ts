import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'

const noteSchema = v.object({ url: v.string(), connectionString: v.string() })
/** How commands reach the running server's private database. */
export type ServerNote = v.InferOutput<typeof noteSchema>

/** Readable by the server's user only: it opens the database. */
export async function writeServerNote(dataDir: string, note: ServerNote): Promise<void> {
  await writeFile(pathIn(dataDir), JSON.stringify(note), { mode: 0o600 })
}

export async function removeServerNote(dataDir: string): Promise<void> {
  await rm(pathIn(dataDir), { force: true })
}

/** Undefined: no server has left a note here. */
export async function readServerNote(dataDir: string): Promise<ServerNote | undefined> {
  const text = await readFile(pathIn(dataDir), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const note = v.safeParse(v.pipe(v.string(), v.parseJson(), noteSchema), text)
  return note.success ? note.output : undefined
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'server.json')
}
