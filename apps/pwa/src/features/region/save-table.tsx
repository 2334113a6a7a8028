import { exportFormats } from '@living-libraries/model/answer-export'
import { type Cell, csvOf } from '@living-libraries/model/csv'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { meaningMessages } from './meaning-messages.ts'
import styles from './region.module.css'
import { SavingMenu } from './saving-menu.tsx'
import { savingMessages } from './saving-messages.ts'

export type Meaning = readonly [column: string, meaning: string]

export interface SaveTableProps {
  /** Of the file, without its ending, and of the sheet. */
  readonly name: string
  /** What is counted and by which rule; goes with the workbook. */
  readonly about: string
  /** Server clock, ms. */
  readonly asOf: number
  /** The data dictionary: the name of a column and what stands in it. */
  readonly meanings: readonly Meaning[]
  /** The first row is the heading. */
  readonly rows: () => readonly (readonly Cell[])[]
}

/** Takes what a table shows along: made on the device, so that it works without a line too. */
export function SaveTable({ name, about, asOf, meanings, rows }: SaveTableProps) {
  const t = useMessages(savingMessages)
  const words = useMessages(meaningMessages)
  const format = useFormat()
  const dictionary = () =>
    [[words.column, words.meaning], ...meanings].map((row) =>
      row.map((cell) => cell.replaceAll('\u00a0', ' ')),
    )
  const plain = () =>
    rows().map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell.replaceAll('\u00a0', ' ') : cell)),
    )
  const save = {
    csv: () => saveFile(`${name}.csv`, csvOf(plain()), 'text/csv'),
    jsonl: () => saveFile(`${name}.jsonl`, linesOf(plain()), 'application/jsonl'),
    docx: async () => {
      const { downloadDocx } = await import('../../documents/download-docx.ts')
      const { tableDocumentOf } = await import('../../documents/table-document.ts')
      await downloadDocx(tableDocumentOf(name, about, asOf, plain(), dictionary()))
    },
    xlsx: async () => {
      const { workbookFile } = await import('../../documents/workbook-file.ts')
      const sheets = [
        { name, rows: plain() },
        {
          name: t.aboutSheet,
          rows: [[name], [about], [`${t.asOf} ${format.day(asOf)}, ${format.time(asOf)}`]],
        },
        { name: words.title, rows: dictionary() },
      ]
      const file = workbookFile(sheets)
      saveFile(`${name}.xlsx`, file, file.type)
    },
  }
  return (
    <SavingMenu title={t.table}>
      <div className={styles['actions']}>
        {([...exportFormats, 'docx'] as const).map((one) => (
          <Button key={one} icon="save" onClick={() => void save[one]()}>
            {t.formats[one]}
          </Button>
        ))}
        <Button
          icon="file"
          onClick={() => saveFile(`${name}. ${words.title}.csv`, csvOf(dictionary()), 'text/csv')}
        >
          {words.title}
        </Button>
      </div>
    </SavingMenu>
  )
}

/** One object a line, by the headings. */
function linesOf([head = [], ...rows]: readonly (readonly Cell[])[]): string {
  return rows
    .map((row) => Object.fromEntries(head.map((title, index) => [title, row[index] ?? ''])))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
}
