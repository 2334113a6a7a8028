import { csvOf } from '@living-libraries/model/csv'
import { workbookType } from '@living-libraries/model/workbook'
import { downloadFile, fileNameOf } from '../../../documents/download-file.ts'
import type { ExportTable } from './session-tables-export.ts'

/** A workbook with a sheet for each table. Made on the device; the writer is fetched with the first file. */
export async function downloadXlsx(title: string, tables: readonly ExportTable[]): Promise<void> {
  const { workbookFile } = await import('../../../documents/workbook-file.ts')
  const bytes = new Uint8Array(await workbookFile(tables).arrayBuffer())
  downloadFile(fileNameOf(title, 'xlsx'), bytes, workbookType)
}

/** The answers alone, for programs that know no workbooks. */
export function downloadCsv(title: string, { rows }: ExportTable): void {
  downloadFile(fileNameOf(title, 'csv'), new TextEncoder().encode(csvOf(rows)), 'text/csv')
}
