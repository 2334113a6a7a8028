import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { storageMessages } from '../i18n/storage-messages.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useStorageHealth } from './use-storage-health.ts'

const lowBytes = 200 * 1024 * 1024

/** Whether the browser will keep the records, and whether there is room for more. `ask`: asks it at once. */
export function StorageHealth({ ask = false }: { readonly ask?: boolean }) {
  const t = useMessages(storageMessages)
  const format = useFormat()
  const health = useStorageHealth(ask)
  if (health === undefined) return ask ? <Notice meaning="active" title={t.reason} /> : null
  const { isPersisted, freeBytes } = health
  const megabytes = format.number(Math.floor((freeBytes ?? 0) / (1024 * 1024)))
  return (
    <>
      {isPersisted !== undefined && (
        <Notice
          meaning={isPersisted ? 'received' : 'waiting'}
          title={isPersisted ? t.kept : t.notKept}
          todo={isPersisted ? t.keptDetail : t.notKeptDetail}
          actions={isPersisted ? undefined : <Button onClick={health.ask}>{t.ask}</Button>}
        />
      )}
      {freeBytes !== undefined && freeBytes < lowBytes && (
        <Notice title={t.low(megabytes)} todo={t.lowDetail} />
      )}
    </>
  )
}
