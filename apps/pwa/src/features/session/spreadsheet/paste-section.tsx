import { useDeferredValue, useMemo, useState } from 'react'
import { useDevice } from '../../../binding/device-context.tsx'
import { useDraft } from '../../../binding/use-draft.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { ChipGroup } from '../../../ui/chip-group.tsx'
import { List, Row } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Words } from '../../../ui/quote.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import styles from '../passport.module.css'
import { tablesOf } from '../../../binding/session-tables.ts'
import { cellsOf, textOfCells } from './delimited.ts'
import { FileChoice } from './file-choice.tsx'
import { type PastedKind, type PastedRow, rowsOf } from './pasted-rows.ts'
import type { SpreadsheetPartProps } from './spreadsheet-part.tsx'
import { spreadsheetMessages } from './spreadsheet-messages.ts'

const mostShown = 100
type Saving = { readonly done: number; readonly all: number } | 'ready' | 'failed' | number

/** Rows of a spreadsheet: looked at first, row by row, and recorded only then. */
export function PasteSection({ view, pack }: SpreadsheetPartProps) {
  const t = useMessages(spreadsheetMessages)
  const format = useFormat()
  const device = useDevice()
  const { session } = view
  const [kind, setKind] = useState<PastedKind>('answer')
  const [text, setText] = useDraft<string>(`paste/${session.id}`, '')
  const [state, setState] = useState<Saving>('ready')
  const read = useDeferredValue(text ?? '')
  const cells = useMemo(() => cellsOf(read), [read])
  const rows = useMemo(
    () =>
      rowsOf(cells, kind, {
        pack,
        tables: tablesOf(session),
        question: pack.questions[0]?.id ?? '',
      }),
    [cells, kind, pack, session],
  )
  const good = rows.flatMap((row) => ('values' in row ? [row] : []))
  const isSaving = typeof state === 'object'

  async function save(): Promise<void> {
    const headings = cells.length - rows.length
    let done = 0
    try {
      for (const { values } of good) {
        setState({ done, all: good.length })
        await device.make({ kind, space: session.space, session: session.id, values })
        done += 1
      }
      // What could not be read stays, to be corrected.
      setText(textOfCells(remaining(cells, rows, headings)))
      setState(done)
    } catch {
      const recorded: ReadonlySet<PastedRow> = new Set(good.slice(0, done))
      setText(textOfCells(remaining(cells, rows, headings, (row) => !recorded.has(row))))
      setState('failed')
    }
  }

  return (
    <section className={styles['part']}>
      <h2>{t.pasteTitle}</h2>
      <p className={styles['lead']}>{t.pasteLead}</p>
      <ChipGroup
        legend={t.kind}
        chips={[
          { value: 'answer', label: t.kinds.answer },
          { value: 'participant', label: t.kinds.participant },
        ]}
        value={kind}
        onChange={(next) => next !== null && setKind(next)}
      />
      <TextArea
        label={t.field}
        rows={4}
        value={text ?? ''}
        disabled={text === undefined || isSaving}
        onChange={(next) => {
          setText(next)
          setState('ready')
        }}
      />
      <FileChoice
        onText={(read) => {
          setText(read)
          setState('ready')
        }}
      />
      {rows.length > 0 && (
        <>
          <h3>{t.preview}</h3>
          {good.length < rows.length && (
            <Notice meaning="waiting" title={t.skipped(rows.length - good.length)} />
          )}
          <div>
            <Button
              kind="primary"
              disabled={isSaving || good.length === 0}
              onClick={() => void save()}
            >
              {isSaving
                ? t.saving(format.number(state.done), format.number(state.all))
                : t.save(good.length)}
            </Button>
          </div>
          <Preview rows={rows} />
        </>
      )}
      {typeof state === 'number' && <Notice meaning="received" title={t.saved(state)} />}
      {state === 'failed' && <Notice urgent title={t.saveFailed} todo={t.saveFailedTodo} />}
    </section>
  )
}

/** The cells of the rows that are kept, under their headings. */
function remaining(
  cells: readonly (readonly string[])[],
  rows: readonly PastedRow[],
  headings: number,
  isKept: (row: PastedRow) => boolean = (row) => 'error' in row,
): readonly (readonly string[])[] {
  const kept = cells.slice(headings).filter((_cells, index) => {
    const row = rows[index]
    return row !== undefined && isKept(row)
  })
  return kept.length === 0 ? [] : [...cells.slice(0, headings), ...kept]
}

function Preview({ rows }: { readonly rows: readonly PastedRow[] }) {
  const t = useMessages(spreadsheetMessages)
  const shown = rows.slice(0, mostShown)
  return (
    <>
      <List label={t.preview}>
        {shown.map((row, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same
            key={index}
            lead={index + 1}
            title={<Words>{row.title}</Words>}
            detail={'error' in row ? row.cell : row.about.join(' · ')}
            meta={
              'error' in row ? (
                <StatusBadge meaning="needs">{t.errors[row.error]}</StatusBadge>
              ) : undefined
            }
          />
        ))}
      </List>
      {rows.length > shown.length && <p>{t.more(rows.length - shown.length)}</p>}
    </>
  )
}
