import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useMemo, useRef } from 'react'
import { useLocation } from 'wouter'
import { useDevice } from '../../../binding/device-context.tsx'
import { useDrafts } from '../../../binding/person-context.tsx'
import { useAnswerNames } from '../../../binding/use-answer-names.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { sessionLink } from '../../../routes.ts'
import { Button } from '../../../ui/button.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { emptySelection } from '../entry-selection.ts'
import styles from '../passport.module.css'
import { RecordListPart } from '../record-list-part.tsx'
import { shortTableName, tablesOf } from '../../../binding/session-tables.ts'
import { SheetForm } from './sheet-form.tsx'
import { sheetMessages } from './sheet-messages.ts'
import { answersBySheet, nextSheetNumber, sheetCounts } from './sheet-numbers.ts'

/** «С листа»: the paper of the evening, which of it is typed, and the way to type it. */
export default function SheetsPart({
  view,
  pack,
}: {
  readonly view: SessionView
  readonly pack: ForumPack
}) {
  const t = useMessages(sheetMessages)
  const format = useFormat()
  const names = useAnswerNames(view.session, pack)
  const { all, typed, left } = sheetCounts(view)
  const typedFrom = useMemo(() => answersBySheet(view), [view])
  const typeFrom = useTypeFrom(view, pack)
  const sheets = [...view.sheets].sort(
    (one, other) => Number(one.fields.typed === true) - Number(other.fields.typed === true),
  )
  return (
    <RecordListPart
      session={view.session.id}
      part="sheets"
      title={t.title}
      heading={
        all === 0
          ? t.title
          : t.counter(format.number(all), format.number(typed), format.number(left))
      }
      lead={t.lead}
      records={sheets}
      empty={{ title: t.emptyTitle, text: t.emptyText }}
      removed={t.removed}
      add={() => <AddSheets view={view} />}
      row={({ fields }) => {
        const isTyped = fields.typed === true
        return {
          title: t.sheet(fields.number ?? ''),
          detail: [
            names.table(fields.table) ?? t.noTable,
            t.answers(typedFrom.get(fields.number ?? '') ?? 0),
          ].join(' · '),
          meta: (
            <StatusBadge meaning={isTyped ? 'received' : 'waiting'}>
              {isTyped ? t.typed : t.left}
            </StatusBadge>
          ),
        }
      }}
      form={(sheet) => (
        <SheetForm
          sheet={sheet}
          view={view}
          pack={pack}
          nameOf={names.person}
          onType={() => typeFrom(sheet)}
        />
      )}
    />
  )
}

function AddSheets({ view }: { readonly view: SessionView }) {
  const t = useMessages(sheetMessages)
  const device = useDevice()
  const queue = useRef(Promise.resolve())
  const make = async (table?: string) => {
    const sheets = await device.list({ kind: 'sheet', session: view.session.id })
    const number = nextSheetNumber(sheets.map(({ fields }) => fields.number))
    await device.make({
      kind: 'sheet',
      space: view.session.space,
      session: view.session.id,
      values: { number, ...(table === undefined ? {} : { table }) },
    })
  }
  // Presses come faster than the store answers: one after another, so that no number is given twice.
  const add = (table?: string) => {
    queue.current = queue.current.then(() => make(table)).catch(() => undefined)
  }
  const tables = tablesOf(view.session)
  return (
    <fieldset className={styles['lines']}>
      <legend className={styles['legend']}>{t.addOf}</legend>
      <div className={styles['actions']}>
        {tables.map(({ id, name }) => (
          <Button key={id} icon="plus" aria-label={t.addFor(name)} onClick={() => add(id)}>
            {shortTableName(name)}
          </Button>
        ))}
        {tables.length === 0 && (
          <Button icon="plus" onClick={() => add()}>
            {t.add}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

/** Goes to the entry field with everything chosen that the sheet says. */
function useTypeFrom(view: SessionView, pack: ForumPack) {
  const drafts = useDrafts()
  const [, navigate] = useLocation()
  return ({ fields }: TypedRecord<'sheet'>) => {
    const selection = {
      ...emptySelection(fields.question ?? pack.questions[0]?.id ?? ''),
      table: fields.table ?? null,
      source: 'form' as const,
      sheet: fields.number ?? '',
    }
    void drafts
      .write(`entry/${view.session.id}/selection`, selection)
      .then(() => navigate(sessionLink(view.session.id)))
  }
}
