import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { changesFromTable } from '@living-libraries/model/wire/change-rows'
import { fromTable, TableError } from '@living-libraries/model/wire/columns'

const usage = `Prints a captured body of the wire so that a person can read it.

  npm run wire -- FILE        a push, a parcel, the answer to either, or the answer to a pull; packed or plain

The format is described in docs/wire.md.
`

const [path] = process.argv.slice(2)
if (path === undefined || path === '--help') process.stdout.write(usage)
else process.exitCode = await print(path)

async function print(file: string): Promise<number> {
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) {
    process.stderr.write(`${file} cannot be read.\n`)
    return 1
  }
  const text = unpacked(bytes)
  process.stdout.write(`${bytes.length} bytes, ${Buffer.byteLength(text)} of JSON\n`)
  let device = ''
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const value = parsed(line)
    if (value === undefined) {
      process.stdout.write(`\n… ${line.length} characters of a line that is not whole\n`)
      continue
    }
    if (typeof value['device'] === 'string') device = value['device']
    process.stdout.write(`\n${printed(value, device)}`)
  }
  return 0
}

/** What can be unpacked: of a body that was cut, everything before the cut. */
function unpacked(bytes: Buffer): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  if (!isPacked) return bytes.toString()
  // Without the end of the stream zlib gives up only if it is told to insist on it.
  return gunzipSync(bytes, { finishFlush: 2 }).toString()
}

function parsed(line: string): { [name: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** The values of a line as they are, its table row by row. */
function printed(value: { readonly [name: string]: unknown }, device: string): string {
  const lines: string[] = []
  for (const [name, one] of Object.entries(value)) {
    if (!Array.isArray(one) || !tables.has(name)) {
      lines.push(`${name}: ${JSON.stringify(one)}`)
      continue
    }
    const rows = rowsOf(name, one, device)
    lines.push(`${name}: ${rows.length}`, ...rows.map((row) => `  ${JSON.stringify(row)}`))
  }
  return `${lines.join('\n')}\n`
}

const tables = new Set(['changes', 'records', 'answers', 'offers'])

function rowsOf(name: string, table: unknown, device: string): readonly object[] {
  try {
    return name === 'changes' ? changesFromTable(table, device).changes : fromTable(table)
  } catch (error) {
    if (error instanceof TableError) return [{ 'not a table': error.message }]
    throw error
  }
}
