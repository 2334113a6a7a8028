import { useMessages } from '../i18n/messages.ts'
import { storageMessages } from '../i18n/storage-messages.ts'
import type { StorageTrouble } from '../storage/storage-trouble.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useDeviceStatus } from './use-device-status.ts'

/** The whole sentence on why nothing new is saved. */
export function TroubleNotice({ trouble }: { readonly trouble: StorageTrouble }) {
  const t = useMessages(storageMessages)
  const { title, safe, todo } = t.trouble[trouble]
  return <Notice title={title} safe={safe} todo={todo} actions={<OpenAgain trouble={trouble} />} />
}

export interface UnsavedNoticeProps {
  /** What was not saved: «Ответ не записался на устройство». */
  readonly title: string
  /** For a failure whose reason is not known. */
  readonly safe?: string
  readonly todo: string
}

/** Beside the field whose words could not be saved: they are still in it. */
export function UnsavedNotice({ title, safe, todo }: UnsavedNoticeProps) {
  const t = useMessages(storageMessages)
  const trouble = useDeviceStatus()?.trouble
  if (trouble === undefined) return <Notice urgent title={title} safe={safe} todo={todo} />
  const sentence = t.trouble[trouble]
  return (
    <Notice
      urgent
      title={`${title}: ${sentence.cause}`}
      safe={sentence.safe}
      todo={sentence.todo}
      actions={<OpenAgain trouble={trouble} />}
    />
  )
}

function OpenAgain({ trouble }: { readonly trouble: StorageTrouble }) {
  const t = useMessages(storageMessages)
  if (trouble === 'full' || trouble === 'failing') return null
  return <Button onClick={() => location.reload()}>{t.openAgain}</Button>
}
