import { useState } from 'react'
import type { DeviceRecord } from '../storage/record-reader.ts'
import { kindMessages } from '../i18n/kind-messages.ts'
import { useMessages } from '../i18n/messages.ts'
import { recordMessages } from '../i18n/record-messages.ts'
import { Notice } from '../ui/notice.tsx'
import { isDisputed } from './dispute-badge.tsx'
import { DisputePanel, type DisputePanelProps } from './dispute-panel.tsx'
import styles from './record-history.module.css'
import { recordName } from './record-name.ts'
import { useRecords } from './use-records.ts'
import type { SessionView } from './use-session.ts'

type Disputed = DisputePanelProps['record'] & Pick<DeviceRecord, 'fields'>

/** Every record of a session in which a choice waits, to be made here, whatever page the record stands on. */
export function SessionDisputes({
  view,
  nameOf,
}: {
  readonly view: SessionView
  readonly nameOf: (person: string) => string
}) {
  const t = useMessages(recordMessages).dispute
  const { session, content, sheets, comments } = view
  const photos = useRecords({ kind: 'photo', session: session.id }) ?? []
  const groups = useRecords({ kind: 'group', space: session.space }) ?? []
  const formedHere = groups.filter(({ fields }) => fields.formedAt === session.id)
  const disputed = [...content, ...sheets, ...formedHere, ...photos, ...comments].filter(isDisputed)
  if (disputed.length === 0) return null
  return (
    <>
      <Notice title={t.waiting(disputed.length)} />
      {disputed.map((record) => (
        <FoldedDispute
          key={record.id}
          record={record as Disputed}
          nameOf={nameOf}
          isAlone={disputed.length === 1}
        />
      ))}
    </>
  )
}

/** Folded, and asked for what was there before only when somebody looks: after a long time apart there may be many. */
function FoldedDispute({
  record,
  nameOf,
  isAlone,
}: {
  readonly record: Disputed
  readonly nameOf: (person: string) => string
  readonly isAlone: boolean
}) {
  const kinds = useMessages(kindMessages)
  const [isOpen, setOpen] = useState(isAlone)
  const name = recordName(record)
  const kind = record.kind in kinds ? kinds[record.kind as keyof typeof kinds] : kinds.other
  return (
    <details
      className={styles['history']}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      open={isOpen}
    >
      <summary>{name === undefined ? kind : `${kind}: ${name}`}</summary>
      {isOpen && <DisputePanel record={record} nameOf={nameOf} />}
    </details>
  )
}
