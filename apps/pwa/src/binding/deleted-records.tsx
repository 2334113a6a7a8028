import { isPictureKind } from '@living-libraries/model/kinds'
import { useEffect, useState } from 'react'
import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { recordMessages } from '../i18n/record-messages.ts'
import type { DeviceRecord, RecordQuery } from '../storage/record-reader.ts'
import { Button } from '../ui/button.tsx'
import { List, Row } from '../ui/list.tsx'
import { useDevice } from './device-context.tsx'
import styles from './record-history.module.css'
import { recordName } from './record-name.ts'
import { useNow } from './use-now.ts'

export interface DeletedRecordsProps {
  readonly of: Pick<RecordQuery, 'session' | 'kind' | 'space'>
  /** Of records of one kind that stand in several lists: those of this list. */
  readonly belongs?: (record: DeviceRecord) => boolean
  readonly nameOf: (person: string) => string
}

/** What was deleted, and the way back, also long after the deletion and without a line. */
export function DeletedRecords({ of, belongs = () => true, nameOf }: DeletedRecordsProps) {
  const t = useMessages(recordMessages).removed
  const device = useDevice()
  const format = useFormat()
  const now = useNow()
  const deleted = useDeleted(of).filter(belongs)
  if (deleted.length === 0) return null
  return (
    <details className={styles['history']}>
      <summary>{t.title(format.number(deleted.length))}</summary>
      <p className={styles['about']}>{t.lead}</p>
      <List label={t.title(format.number(deleted.length))}>
        {deleted.map((record) => {
          const words = recordName(record) ?? pictureOf(record, t.pictures) ?? t.noWords
          return (
            <Row
              key={record.id}
              title={words}
              detail={t.by(nameOf(record.changed.person), format.when(record.changed.at, now))}
              actions={
                <Button
                  icon="undo"
                  aria-label={t.restoreOne(words)}
                  onClick={() => void device.restore(record.id)}
                >
                  {t.restore}
                </Button>
              }
            />
          )
        })}
      </List>
    </details>
  )
}

function useDeleted({ session, kind, space }: DeletedRecordsProps['of']): readonly DeviceRecord[] {
  const device = useDevice()
  const [deleted, setDeleted] = useState<readonly DeviceRecord[]>([])
  useEffect(
    () =>
      device.watch({ session, kind, space, withDeleted: true }, (records) =>
        // What was erased has nothing left to bring back.
        setDeleted(records.filter((record) => record.deleted && record.erased !== true)),
      ),
    [device, session, kind, space],
  )
  return deleted
}

/** A picture has no words of its own. */
function pictureOf(
  { kind }: DeviceRecord,
  names: { readonly photo: string; readonly scan: string },
): string | undefined {
  return isPictureKind(kind) ? names[kind] : undefined
}
