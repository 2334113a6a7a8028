import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import { tableGroupKey } from '@living-libraries/model/kinds/session'
import { placeBetween } from '@living-libraries/model/ordered-list'
import { cleanText } from '@living-libraries/model/text'
import { useMemo, useState } from 'react'
import { SavedTextField, UnsavedText } from '../../binding/saved-text-field.tsx'
import { newEntryKey } from '../../binding/taken-entry.ts'
import { useDevice } from '../../binding/device-context.tsx'
import { useEditedText } from '../../binding/use-edited-text.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { messagesIn, useMessages } from '../../i18n/messages.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { ChipChoices } from '../../ui/chip-choices.tsx'
import { UndoBar } from '../../ui/undo-bar.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { aboutMessages } from './about-messages.ts'
import styles from './about-part.module.css'
import { type Table, tablesOf } from '../../binding/session-tables.ts'

export interface TablesEditorProps {
  readonly view: SessionView
  readonly pack: ForumPack
}

/** Tables can be added and renamed, and say who sits there; one at which something was said stays. */
export function TablesEditor({ view, pack }: TablesEditorProps) {
  const t = useMessages(aboutMessages)
  const device = useDevice()
  const { session, answers, participants } = view
  const tables = tablesOf(session)
  const [removed, setRemoved] = useState<{ [path: string]: Json }>()
  const used = useMemo(
    () => new Set([...answers, ...participants].map(({ fields }) => fields.table)),
    [answers, participants],
  )

  function add(): void {
    const number = placeBetween(tables.at(-1), undefined)
    const texts = messagesIn(aboutMessages, pack.language === 'en' ? 'en' : 'ru')
    const table = { name: texts.defaultTable(String(number)), order: number }
    void device.change(session.id, { set: { [`tables/${newEntryKey(device)}`]: table } })
  }

  return (
    <div className={styles['group']}>
      {tables.map((table) => (
        <div key={table.id}>
          <TableField
            session={session.id}
            table={table}
            isUsed={used.has(table.id)}
            onRemove={(name) => {
              const values = valuesOf({ ...table, name })
              void device
                .change(session.id, { unset: Object.keys(values) })
                .then(() => setRemoved(values))
            }}
          />
          <TablePeople session={session.id} table={table} pack={pack} />
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={add}>
          {t.addTable}
        </Button>
      </div>
      {removed !== undefined && (
        <UndoBar
          text={t.tableRemoved}
          onUndo={() => {
            void device.change(session.id, { set: removed })
            setRemoved(undefined)
          }}
          onExpire={() => setRemoved(undefined)}
        />
      )}
    </div>
  )
}

function TableField({
  session,
  table,
  isUsed,
  onRemove,
}: {
  readonly session: string
  readonly table: Table
  readonly isUsed: boolean
  /** With the name that stands in the field by then. */
  readonly onRemove: (name: string) => void
}) {
  const t = useMessages(aboutMessages)
  const edited = useEditedText({
    record: session,
    field: `tables/${table.id}`,
    stored: table.name,
    isRequired: true,
    entryOf: (name) => ({ name, order: table.order }),
  })
  const { text, setText, commit, committed, hasFailed } = edited
  return (
    <>
      <div className={styles['table']}>
        <TextField
          label={`${t.tableName}: ${table.name}`}
          hideLabel
          value={text}
          maxLength={100}
          autoComplete="off"
          onChange={setText}
          onLeave={commit}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
        <IconButton
          icon="close"
          label={isUsed ? t.tableInUse : t.removeTable(table.name)}
          disabled={isUsed}
          onClick={() => void committed().then(() => onRemove(cleanText(text) || table.name))}
        />
      </div>
      {hasFailed && <UnsavedText />}
    </>
  )
}

/** Who leads the talk, who writes it down, and which groups are there; folded, with what is filled in sight. */
function TablePeople({
  session,
  table,
  pack,
}: {
  readonly session: string
  readonly table: Table
  readonly pack: ForumPack
}) {
  const t = useMessages(aboutMessages)
  const device = useDevice()
  const { id, groups, facilitator, noteTaker } = table
  const named = pack.groups.filter((group) => groups.has(group.id)).map(({ title }) => title)
  const filled = [facilitator, noteTaker, ...named].filter(Boolean)
  return (
    <details className={styles['people']}>
      <summary>{filled.length === 0 ? t.people : filled.join(', ')}</summary>
      <div className={styles['group']}>
        <SavedTextField
          record={session}
          field={`tableFacilitators/${id}`}
          stored={facilitator ?? ''}
          label={t.tableFacilitator}
          maxLength={200}
        />
        <SavedTextField
          record={session}
          field={`tableNoteTakers/${id}`}
          stored={noteTaker ?? ''}
          label={t.noteTaker}
          hint={t.facilitatorHint}
          maxLength={200}
        />
        <ChipChoices
          legend={t.groupsAtTable}
          chips={pack.groups.map(({ id: value, title }) => ({ value, label: title }))}
          values={groups}
          onChange={(group, isThere) => {
            const path = `tableGroups/${tableGroupKey(id, group)}`
            void device.change(session, isThere ? { set: { [path]: true } } : { unset: [path] })
          }}
        />
      </div>
    </details>
  )
}

/** Everything that is kept of a table, by its path. */
function valuesOf({ id, name, order, facilitator, noteTaker, groups }: Table): {
  [path: string]: Json
} {
  const seated = [...groups].map((group): [string, Json] => [
    `tableGroups/${tableGroupKey(id, group)}`,
    true,
  ])
  return {
    [`tables/${id}`]: { name, order },
    ...(facilitator === undefined ? {} : { [`tableFacilitators/${id}`]: facilitator }),
    ...(noteTaker === undefined ? {} : { [`tableNoteTakers/${id}`]: noteTaker }),
    ...Object.fromEntries(seated),
  }
}
