import { downloadFile, fileNameOf } from '../../../documents/download-file.ts'
import { csvOf } from './delimited.ts'
import type { ExportTable } from './session-tables-export.ts'

/** A workbook with a sheet for each table. Made on the device; the writer is fetched with the first file. */
export async function downloadXlsx(title: string, tables: readonly ExportTable[]): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal')
  const sheets = tables.map(({ name, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: (rows[0] ?? []).map((heading) => ({ width: widthOf(heading) })),
    data: rows.map((cells, at) =>
      cells.map((value) => ({
        value,
        type: String,
        wrap: true,
        ...(at === 0 ? { fontWeight: 'bold' as const } : {}),
      })),
    ),
  }))
  const blob = await writeXlsxFile(sheets).toBlob()
  const bytes = new Uint8Array(await blob.arrayBuffer())
  downloadFile(fileNameOf(title, 'xlsx'), bytes, xlsxMediaType)
}

/** The answers alone, for programs that know no workbooks. */
export function downloadCsv(title: string, { rows }: ExportTable): void {
  const bytes = new TextEncoder().encode(csvOf(rows))
  downloadFile(fileNameOf(title, 'csv'), bytes, 'text/csv')
}

const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Columns of people's words are wide. */
function widthOf(heading: string): number {
  return /^(Ответ|Перевод|Вопрос|Значение|Название)$/.test(heading) ? 50 : 18
}
