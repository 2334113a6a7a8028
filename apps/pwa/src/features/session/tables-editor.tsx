import { placeBetween } from '@living-libraries/model/ordered-list'
import { useMemo, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { SessionView } from '../../binding/use-session.ts'
import { messagesIn, useMessages } from '../../i18n/messages.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { aboutMessages } from './about-messages.ts'
import styles from './about-part.module.css'
import { type Table, tablesOf } from './session-tables.ts'

export interface TablesEditorProps {
  readonly view: SessionView
  readonly language: string
}

/** Tables can be added and renamed; one at which something was said stays. */
export function TablesEditor({ view, language }: TablesEditorProps) {
  const t = useMessages(aboutMessages)
  const device = useDevice()
  const { session, answers, participants } = view
  const tables = tablesOf(session)
  const used = useMemo(
    () => new Set([...answers, ...participants].map(({ fields }) => fields.table)),
    [answers, participants],
  )

  function add(): void {
    const number = placeBetween(tables.at(-1), undefined)
    const texts = messagesIn(aboutMessages, language === 'en' ? 'en' : 'ru')
    const table = { name: texts.defaultTable(String(number)), order: number }
    // Two devices may add a table at the same time: the id says which device it was.
    const id = `t${number}-${device.id.slice(0, 4)}`
    void device.change(session.id, { set: { [`tables/${id}`]: table } })
  }

  return (
    <div className={styles['group']}>
      {tables.map((table) => (
        <TableField
          key={table.id}
          session={session.id}
          table={table}
          isUsed={used.has(table.id)}
          onRemove={() => void device.change(session.id, { unset: [`tables/${table.id}`] })}
        />
      ))}
      <div>
        <Button icon="plus" onClick={add}>
          {t.addTable}
        </Button>
      </div>
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
  readonly onRemove: () => void
}) {
  const t = useMessages(aboutMessages)
  const device = useDevice()
  const [typed, setTyped] = useState<string>()

  function save(): void {
    const name = typed?.trim()
    setTyped(undefined)
    if (!name || name === table.name) return
    void device.change(session, {
      set: { [`tables/${table.id}`]: { name, order: table.order } },
    })
  }

  return (
    <div className={styles['table']}>
      <TextField
        label={`${t.tableName}: ${table.name}`}
        hideLabel
        value={typed ?? table.name}
        maxLength={100}
        autoComplete="off"
        onChange={setTyped}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
      <IconButton
        icon="close"
        label={isUsed ? t.tableInUse : t.removeTable(table.name)}
        disabled={isUsed}
        onClick={onRemove}
      />
    </div>
  )
}
