import type { TypedRecord } from '../../device/device.ts'
import { lockMessages } from '../../i18n/lock-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useDevice } from '../device-context.tsx'
import { useLock } from '../use-lock.ts'
import { photoMessages } from './photo-messages.ts'
import styles from './photo-strip.module.css'
import { usePhotoProgress } from './use-photo-progress.ts'
import { usePicture } from './use-picture.ts'

/** What a photo may belong to in its session. */
export interface PhotoPlaces {
  readonly questions: readonly { readonly id: string; readonly text: string }[]
  readonly tables: readonly { readonly id: string; readonly name: string }[]
}

export interface PhotoDetailsProps {
  readonly photo: TypedRecord<'photo'>
  readonly title: string
  /** Absent for somebody who only reads. */
  readonly places?: PhotoPlaces | undefined
}

/** A photo in full, where it is on its way, and what it belongs to. */
export function PhotoDetails({ photo, title, places }: PhotoDetailsProps) {
  const t = useMessages(photoMessages)
  const device = useDevice()
  const lock = useMessages(lockMessages)
  const isClosed = useLock().state === 'closed'
  const address = usePicture(photo.id, 'picture')
  const progress = usePhotoProgress(photo.id)
  const { question = '', table = '' } = photo.fields
  const put = (field: 'question' | 'table', value: string) =>
    void device.change(photo.id, value === '' ? { unset: [field] } : { set: { [field]: value } })
  const none = { value: '', label: t.noPlace }
  return (
    <div className={styles['full']}>
      {address === undefined && <output>{t.loading}</output>}
      {address === null && <p>{isClosed ? lock.closedText : t.absent}</p>}
      {address && <img src={address} alt={title} />}
      {progress?.kind === 'refused' && (
        <Notice
          title={t.refused}
          safe={t.refusedSafe}
          todo={t.refusedTodo}
          actions={
            <Button onClick={() => void device.photos.sendAgain(photo.id)}>{t.sendAgain}</Button>
          }
        />
      )}
      {places !== undefined && photo.fields.sheet === undefined && (
        <>
          <Select
            label={t.ofQuestion}
            value={question}
            options={[
              none,
              ...places.questions.map(({ id, text }) => ({ value: id, label: text })),
            ]}
            onChange={(value) => put('question', value)}
          />
          {places.tables.length > 0 && (
            <Select
              label={t.ofTable}
              value={table}
              options={[none, ...places.tables.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={(value) => put('table', value)}
            />
          )}
        </>
      )}
    </div>
  )
}
