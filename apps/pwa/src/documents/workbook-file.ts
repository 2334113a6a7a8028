import type { Cell } from '@living-libraries/model/csv'
import { workbookType, WorkbookWriter, type ZipTarget } from '@living-libraries/model/workbook'
import { strToU8, zipSync } from 'fflate'

export interface WorkbookSheet {
  readonly name: string
  /** The first row is the heading. */
  readonly rows: readonly (readonly Cell[])[]
}

/** A workbook of a few small sheets, at once. */
export function workbookFile(sheets: readonly WorkbookSheet[]): Blob {
  const files: { [path: string]: string } = {}
  const zip: ZipTarget = {
    open: (path) => ({
      push: (text) => {
        files[path] = `${files[path] ?? ''}${text}`
      },
    }),
    end: () => {},
  }
  const writer = new WorkbookWriter(
    sheets.map(({ name }) => name),
    zip,
  )
  for (const { rows } of sheets) {
    writer.beginSheet(rows[0]?.map((_, column) => widthOf(rows, column)) ?? [])
    writer.add(rows)
  }
  writer.end()
  const packed = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const)
  return new Blob([new Uint8Array(zipSync(Object.fromEntries(packed)))], { type: workbookType })
}

const widestColumn = 60

function widthOf(rows: readonly (readonly Cell[])[], column: number): number {
  const longest = Math.max(...rows.map((row) => String(row[column] ?? '').length))
  return Math.min(widestColumn, Math.max(8, longest + 2))
}
