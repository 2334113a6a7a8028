import { useFormat } from '../../i18n/format.ts'
import { lockMessages } from '../../i18n/lock-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { UnsentPictures } from '../../storage/photo-store.ts'
import { useLock } from '../use-lock.ts'
import { photoMessages } from './photo-messages.ts'

/** How many photos still go, in words and numbers; nothing where none does. */
export function PhotosUnsent({ unsent }: { readonly unsent: UnsentPictures }) {
  const t = useMessages(photoMessages)
  const lock = useMessages(lockMessages)
  const format = useFormat()
  const isClosed = useLock().state === 'closed'
  const { photos, bytes } = unsent
  if (photos === 0) return null
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  const size =
    kilobytes < 1024
      ? t.kilobytes(format.number(kilobytes))
      : t.megabytes(format.number(Math.round(kilobytes / 102.4) / 10))
  return (
    <>
      <p>{t.sending(photos, size)}</p>
      {isClosed && <p>{lock.photosWait}</p>}
    </>
  )
}
