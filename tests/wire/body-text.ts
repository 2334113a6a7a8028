import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib'
import { changesFromTable } from '@living-libraries/model/wire/change-rows'
import { fromTable, TableError } from '@living-libraries/model/wire/columns'

/**
 * A body of the wire as a person reads it: values as they are, tables row by row. It may be packed or plain, and cut
 * anywhere: what came before the cut is shown. `device` is known from the head of the push that it belongs to.
 */
export function bodyText(bytes: Uint8Array): string {
  const text = unpacked(bytes)
  if (text === undefined)
    return `${bytes.length} bytes: neither text nor the beginning of a packed body\n`
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const shown = [`${bytes.length} bytes, ${Buffer.byteLength(text)} of JSON\n`]
  let device = ''
  for (const line of lines) {
    const value = parsed(line)
    if (value === undefined) {
      shown.push(`\n… ${line.length} characters of a line that is not whole\n`)
      continue
    }
    if (typeof value['device'] === 'string') device = value['device']
    shown.push(`\n${printed(value, device)}`)
  }
  return shown.join('')
}

/**
 * What can be unpacked. Brotli has no mark at its beginning: what is neither gzip nor text is tried as it. The middle of
 * a packed body may pass for a beginning; but every body begins with a brace.
 */
function unpacked(bytes: Uint8Array): string | undefined {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  // Without the end of the stream zlib gives up only if it is told to insist on it.
  if (isGzip) return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString()
  const text = Buffer.from(bytes).toString()
  if (isBody(text)) return text
  try {
    const finishFlush = constants.BROTLI_OPERATION_FLUSH
    const tried = brotliDecompressSync(bytes, { finishFlush }).toString()
    return isBody(tried) ? tried : undefined
  } catch {
    return undefined
  }
}

function isBody(text: string): boolean {
  return /^\s*\{/.test(text)
}

function parsed(line: string): { [name: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const tables = new Set(['changes', 'records', 'answers', 'offers'])

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

function rowsOf(name: string, table: unknown, device: string): readonly object[] {
  try {
    if (name !== 'changes') return fromTable(table)
    const { changes, malformed } = changesFromTable(table, device)
    return [...changes, ...malformed.map((n) => ({ 'not a change': n ?? 'without a number' }))]
  } catch (error) {
    if (error instanceof TableError) return [{ 'not a table': error.message }]
    throw error
  }
}
