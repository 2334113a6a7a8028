import { useState } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { Notice } from '../../../ui/notice.tsx'
import styles from '../passport.module.css'
import { textOfCells } from './delimited.ts'
import { spreadsheetMessages } from './spreadsheet-messages.ts'

/** A table from a file, XLSX or CSV, into the field where it is looked at first. */
export function FileChoice({ onText }: { readonly onText: (text: string) => void }) {
  const t = useMessages(spreadsheetMessages)
  const [hasFailed, setFailed] = useState(false)
  const read = async (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    if (file === undefined) return
    try {
      onText(await textOf(new Uint8Array(await file.arrayBuffer())))
      setFailed(false)
    } catch {
      setFailed(true)
    }
    // The same file, corrected, can be chosen again.
    input.value = ''
  }
  return (
    <>
      <label className={styles['fileChoice']}>
        {t.file}
        <input
          type="file"
          accept=".xlsx,.csv,.txt,.tsv,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => void read(event.currentTarget)}
        />
      </label>
      {hasFailed && (
        <Notice urgent title={t.fileFailed} safe={t.fileFailedSafe} todo={t.fileFailedTodo} />
      )}
    </>
  )
}

/** The reader of workbooks is fetched with the first of them. */
async function textOf(bytes: Uint8Array): Promise<string> {
  if (beginsWith(bytes, oldWorkbook)) throw new Error('a workbook of the old form')
  if (!beginsWith(bytes, zip)) return decoded(bytes)
  const { cellsOfWorkbook } = await import('./workbook-cells.ts')
  return textOfCells(await cellsOfWorkbook(bytes))
}

/** How files of the Excel before 2007 begin, and how every XLSX file does: no text begins like them. */
const oldWorkbook = [0xd0, 0xcf, 0x11, 0xe0]
const zip = [0x50, 0x4b, 0x03, 0x04]

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** The Russian Excel still saves CSV in the code page of Windows. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}
