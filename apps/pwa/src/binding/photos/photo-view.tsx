import { lockMessages } from '../../i18n/lock-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDevice } from '../device-context.tsx'
import { useLock } from '../use-lock.ts'
import { photoMessages } from './photo-messages.ts'
import { usePhotoProgress } from './use-photo-progress.ts'
import { usePicture } from './use-picture.ts'

/** A photo in full; where it cannot be shown, why, and where the centre would not keep it, what to do. */
export function PhotoView({ photo, title }: { readonly photo: string; readonly title: string }) {
  const t = useMessages(photoMessages)
  const device = useDevice()
  const lock = useMessages(lockMessages)
  const isClosed = useLock().state === 'closed'
  const address = usePicture(photo, 'picture')
  const progress = usePhotoProgress(photo)
  return (
    <>
      {address === undefined && <output>{t.loading}</output>}
      {address === null && <p>{isClosed ? lock.closedText : t.absent}</p>}
      {address && <img src={address} alt={title} />}
      {progress?.kind === 'refused' && (
        <Notice
          title={t.refused}
          safe={t.refusedSafe}
          todo={t.refusedTodo}
          actions={
            <Button onClick={() => void device.photos.sendAgain(photo)}>{t.sendAgain}</Button>
          }
        />
      )}
    </>
  )
}
