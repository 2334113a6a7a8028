import type { Space } from '@living-libraries/model/space'
import { memo, useRef, useState } from 'react'
import type { TypedRecord } from '../../device/device.ts'
import { useFormat } from '../../i18n/format.ts'
import { lockMessages } from '../../i18n/lock-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { UndoBar } from '../../ui/undo-bar.tsx'
import { useDevice } from '../device-context.tsx'
import { useLock } from '../use-lock.ts'
import { useRecords } from '../use-records.ts'
import { photoMessages } from './photo-messages.ts'
import styles from './photo-strip.module.css'
import { shrinkPhoto } from './shrink-photo.ts'
import { usePicture } from './use-picture.ts'

export interface PhotoStripProps {
  readonly space: Space
  readonly session: string
  /** Which photos are shown, and what a new one belongs to. */
  readonly of: { readonly question: string } | { readonly sheet: string }
  /** Somebody who only reads. */
  readonly isReading?: boolean
}

/** Photos beside what they show: a press takes one, a press opens one. */
export const PhotoStrip = memo(function PhotoStrip({
  space,
  session,
  of,
  isReading = false,
}: PhotoStripProps) {
  const t = useMessages(photoMessages)
  const format = useFormat()
  const device = useDevice()
  const all = useRecords({ kind: 'photo', session })
  const [opened, setOpened] = useState<string>()
  const [removed, setRemoved] = useState<string>()
  const photos = (all ?? []).filter(({ fields }) =>
    'sheet' in of ? fields.sheet === of.sheet : fields.question === of.question,
  )
  if (isReading && photos.length === 0) return null
  const at = photos.findIndex(({ id }) => id === opened)
  const photo = photos[at]
  const remove = (id: string) => {
    setOpened(undefined)
    void device.remove(id).then(() => setRemoved(id))
  }
  return (
    <section className={styles['part']} aria-label={t.label}>
      {photos.length > 0 && (
        <ul className={styles['strip']}>
          {photos.map((one, index) => (
            <li key={one.id}>
              <Thumbnail photo={one} number={index + 1} onOpen={() => setOpened(one.id)} />
            </li>
          ))}
        </ul>
      )}
      {!isReading && <TakeButton space={space} session={session} values={of} />}
      <Dialog
        open={photo !== undefined}
        onClose={() => setOpened(undefined)}
        title={t.photo(format.number(at + 1), format.number(photos.length))}
        actions={
          photo !== undefined &&
          !isReading && (
            <Button kind="danger" icon="remove" onClick={() => remove(photo.id)}>
              {t.remove}
            </Button>
          )
        }
      >
        {photo !== undefined && <FullPicture photo={photo.id} title={t.open(String(at + 1))} />}
      </Dialog>
      {removed !== undefined && (
        <UndoBar
          text={t.removed}
          onUndo={() => {
            void device.restore(removed)
            setRemoved(undefined)
          }}
          onExpire={() => setRemoved(undefined)}
        />
      )}
    </section>
  )
})

function Thumbnail({
  photo,
  number,
  onOpen,
}: {
  readonly photo: TypedRecord<'photo'>
  readonly number: number
  readonly onOpen: () => void
}) {
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
      {photo.unsent > 0 && <p className={styles['state']}>{t.waiting}</p>}
    </>
  )
}

function FullPicture({ photo, title }: { readonly photo: string; readonly title: string }) {
  const t = useMessages(photoMessages)
  const lock = useMessages(lockMessages)
  const isClosed = useLock().state === 'closed'
  const address = usePicture(photo, 'picture')
  return (
    <div className={styles['full']}>
      {address === undefined && <output>{t.loading}</output>}
      {address === null && <p>{isClosed ? lock.closedText : t.absent}</p>}
      {address && <img src={address} alt={title} />}
    </div>
  )
}

function TakeButton({
  space,
  session,
  values,
}: Pick<PhotoStripProps, 'space' | 'session'> & { readonly values: PhotoStripProps['of'] }) {
  const t = useMessages(photoMessages)
  const device = useDevice()
  const input = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'ready' | 'working' | 'failed'>('ready')
  async function take(files: readonly File[]): Promise<void> {
    setState('working')
    try {
      // One after the other: a cheap phone has no memory for several at once.
      for (const file of files) {
        await device.photos.add({
          space,
          session,
          values: { ...values },
          ...(await shrinkPhoto(file)),
        })
      }
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  return (
    <div>
      <Button icon="plus" disabled={state === 'working'} onClick={() => input.current?.click()}>
        {state === 'working' ? t.working : t.take}
      </Button>
      <input
        ref={input}
        hidden
        multiple
        type="file"
        accept="image/*"
        aria-label={t.take}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = ''
          if (files.length > 0) void take(files)
        }}
      />
      {state === 'failed' && (
        <Notice urgent title={t.failed} safe={t.failedSafe} todo={t.failedTodo} />
      )}
    </div>
  )
}
