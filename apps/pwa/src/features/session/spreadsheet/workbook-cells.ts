import { unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'

/** More than any evening; a small file that swells is not unpacked further. */
const maxBytes = 20 * 1024 * 1024

/**
 * The cells of the first sheet of an XLSX file that has any, as text; empty rows are left out. Rejects with an `Error`
 * for whatever is no workbook.
 */
export async function cellsOfWorkbook(bytes: Uint8Array): Promise<string[][]> {
  let left = maxBytes
  const entries = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      left -= originalSize
      if (left < 0) throw new Error('the workbook is too large')
      return /\.(?:xml|rels)$/.test(name)
    },
  })
  // Packed anew without compression: what is compressed and large the reader would unpack in a worker of its own
  // making, which our content policy forbids.
  const plain = new Uint8Array(zipSync(entries, { level: 0 })).buffer
  for (let sheet = 1; ; sheet += 1) {
    const rows = (await readSheet(plain, sheet)).map((row) => row.map(textOfCell))
    const filled = rows.filter((cells) => cells.some((cell) => cell !== ''))
    if (filled.length > 0 || sheet >= sheetsIn(entries)) return filled
  }
}

function sheetsIn(entries: { readonly [name: string]: Uint8Array }): number {
  return Object.keys(entries).filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).length
}

function textOfCell(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  return typeof cell === 'string' ? cell.trim() : ''
}
