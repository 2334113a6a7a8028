import { useMessages } from '../i18n/messages.ts'
import { storageMessages } from '../i18n/storage-messages.ts'
import { Notice } from '../ui/notice.tsx'
import { useOfflineReadiness } from '../update/offline-readiness.ts'

/** Whether the app opens without internet on this device: said only when it is true. */
export function OfflineNotice() {
  const t = useMessages(storageMessages).offline
  const readiness = useOfflineReadiness()
  if (readiness === 'ready') return <Notice meaning="received" title={t.ready} />
  const { title, todo } = t[readiness]
  return (
    <Notice meaning={readiness === 'coming' ? 'active' : 'waiting'} title={title} todo={todo} />
  )
}
