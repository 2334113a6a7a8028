import type { Space } from '@living-libraries/model/space'
import { memo, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { UndoRemoval } from '../undo-removal.tsx'
import { useDevice } from '../device-context.tsx'
import { useErasure } from '../use-erasure.ts'
import { useRecords } from '../use-records.ts'
import { PhotoDetails, type PhotoPlaces } from './photo-details.tsx'
import { photoMessages } from './photo-messages.ts'
import styles from './photo-strip.module.css'
import { type AskedPicture, PictureErasure } from './picture-erasure.tsx'
import { PhotoThumbnail } from './photo-thumbnail.tsx'
import { TakePhoto } from './take-photo.tsx'

export interface PhotoStripProps {
  readonly space: Space
  readonly session: string
  /** Which photos are shown, and what a new one belongs to. */
  readonly of:
    | { readonly question: string; readonly table?: string | undefined }
    | { readonly sheet: string }
  /** What a photo may be given to instead. */
  readonly places?: PhotoPlaces
  /** The coordinator, who reads and may erase. */
  readonly isReading?: boolean
  readonly buttonKind?: ButtonKind
}

/** Photos beside what they show: a press takes one, a press opens one. */
export const PhotoStrip = memo(function PhotoStrip({
  space,
  session,
  of,
  places,
  isReading = false,
  buttonKind,
}: PhotoStripProps) {
  const t = useMessages(photoMessages)
  const format = useFormat()
  const device = useDevice()
  const all = useRecords({ kind: 'photo', session })
  const [opened, setOpened] = useState<string>()
  const [removed, setRemoved] = useState<string>()
  const [asked, setAsked] = useState<AskedPicture>()
  const erasure = useErasure()
  const photos = (all ?? []).filter(({ fields }) =>
    'sheet' in of ? fields.sheet === of.sheet : fields.question === of.question,
  )
  if (isReading && photos.length === 0 && erasure.doneAt === undefined) return null
  const at = photos.findIndex(({ id }) => id === opened)
  const photo = photos[at]
  const remove = (id: string) => {
    setOpened(undefined)
    void device.remove(id).then(() => setRemoved(id))
  }
  const erase = (id: string) => {
    setOpened(undefined)
    setAsked({ id, name: t.photo(format.number(at + 1), format.number(photos.length)) })
  }
  return (
    <section className={styles['part']} aria-label={t.label}>
      {photos.length > 0 && (
        <ul className={styles['strip']}>
          {photos.map((one, index) => (
            <li key={one.id}>
              <PhotoThumbnail photo={one} number={index + 1} onOpen={() => setOpened(one.id)} />
            </li>
          ))}
        </ul>
      )}
      {!isReading && (
        <TakePhoto space={space} session={session} values={{ ...of }} buttonKind={buttonKind} />
      )}
      <Dialog
        open={photo !== undefined}
        onClose={() => setOpened(undefined)}
        title={t.photo(format.number(at + 1), format.number(photos.length))}
        actions={
          photo !== undefined && (
            <Button
              kind="danger"
              icon="remove"
              onClick={() => (isReading ? erase(photo.id) : remove(photo.id))}
            >
              {isReading ? t.erase : t.remove}
            </Button>
          )
        }
      >
        {photo !== undefined && (
          <PhotoDetails
            photo={photo}
            title={t.open(String(at + 1))}
            places={isReading ? undefined : places}
          />
        )}
      </Dialog>
      {isReading && (
        <PictureErasure erasure={erasure} asked={asked} onOver={() => setAsked(undefined)} />
      )}
      <UndoRemoval record={removed} text={t.removed} onOver={() => setRemoved(undefined)} />
    </section>
  )
})
