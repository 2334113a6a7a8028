import type { TypedRecord } from '../../device/device.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { photoMessages } from './photo-messages.ts'
import styles from './photo-strip.module.css'
import { usePhotoProgress } from './use-photo-progress.ts'
import { usePicture } from './use-picture.ts'

export interface PhotoThumbnailProps {
  readonly photo: PhotoPlace
  readonly number: number
  readonly onOpen: () => void
}

type PhotoPlace = Pick<TypedRecord<'photo' | 'scan'>, 'id' | 'unsent'>

/** A photo in small, a press away from all of it, and where it is on its way. */
export function PhotoThumbnail({ photo, number, onOpen }: PhotoThumbnailProps) {
  const t = useMessages(photoMessages)
  const format = useFormat()
  const address = usePicture(photo.id, 'thumbnail')
  return (
    <>
      <button
        type="button"
        className={styles['thumbnail']}
        aria-label={t.open(format.number(number))}
        onClick={onOpen}
      >
        {address ? <img src={address} alt="" /> : format.number(number)}
      </button>
      <PhotoState photo={photo} />
    </>
  )
}

/** Where the photo is: nothing where the centre has all of it. */
function PhotoState({ photo }: { readonly photo: PhotoPlace }) {
  const t = useMessages(photoMessages)
  const format = useFormat()
  const progress = usePhotoProgress(photo.id)
  if (progress?.kind === 'refused') return <p className={styles['refused']}>{t.refusedShort}</p>
  if (progress?.kind === 'going' && progress.sent > 0) {
    const percent = format.number(Math.floor((progress.sent / progress.size) * 100))
    return <p className={styles['state']}>{t.sent(percent)}</p>
  }
  if (photo.unsent === 0 && progress?.kind !== 'going') return null
  return <p className={styles['state']}>{t.waiting}</p>
}
