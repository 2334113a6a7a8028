import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib'
import { changesFromTable } from '@living-libraries/model/wire/change-rows'
import { fromTable, TableError } from '@living-libraries/model/wire/columns'

/**
 * A body of the wire as a person reads it: values as they are, tables row by row. It may be packed or plain, and cut or
 * damaged anywhere: what came before that is shown. `device` is known from the head of the push that it belongs to.
 */
export function bodyText(bytes: Uint8Array): string {
  const body = unpacked(bytes)
  if (body === undefined)
    return `${bytes.length} bytes: neither text nor the beginning of a packed body\n`
  const { text, damage } = body
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
  if (damage !== undefined) {
    const { at, why } = damage
    shown.push(`\n… damaged (${why}): nothing can be unpacked from byte ${at} on, and what stands`)
    shown.push(' before it need not be what was sent\n')
  }
  return shown.join('')
}

/**
 * What can be unpacked. Brotli has no mark at its beginning: what is neither gzip nor text is tried as it. The middle of
 * a packed body may pass for a beginning; but every body begins with a brace.
 */
function unpacked(bytes: Uint8Array): Unpacked | undefined {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  // Without the end of the stream zlib gives up only if it is told to insist on it.
  if (isGzip) {
    const finishFlush = constants.Z_SYNC_FLUSH
    return asFarAsItGoes(bytes, (piece) => gunzipSync(piece, { finishFlush }).toString())
  }
  const text = Buffer.from(bytes).toString()
  if (isBody(text)) return { text }
  const finishFlush = constants.BROTLI_OPERATION_FLUSH
  const tried = asFarAsItGoes(bytes, (piece) =>
    brotliDecompressSync(piece, { finishFlush }).toString(),
  )
  return isBody(tried.text) ? tried : undefined
}

interface Unpacked {
  readonly text: string
  /** Where unpacking gave up. */
  readonly damage?: { readonly at: number; readonly why: string }
}

/** The longest beginning that unpacks: one that does has none before it that does not. */
function asFarAsItGoes(bytes: Uint8Array, unpack: (bytes: Uint8Array) => string): Unpacked {
  try {
    return { text: unpack(bytes) }
  } catch (error) {
    let text = ''
    let good = 0
    let bad = bytes.length
    while (bad - good > 1) {
      const middle = Math.floor((good + bad) / 2)
      try {
        text = unpack(bytes.subarray(0, middle))
        good = middle
      } catch {
        bad = middle
      }
    }
    return { text, damage: { at: good, why: error instanceof Error ? error.message : '' } }
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
