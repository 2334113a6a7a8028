import type { TypedRecord } from '../../device/device.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Select } from '../../ui/select.tsx'
import { useDevice } from '../device-context.tsx'
import { DisputePanel } from '../dispute-panel.tsx'
import { RecordHistory } from '../record-history.tsx'
import { usePersonName } from '../use-person-name.ts'
import { photoMessages } from './photo-messages.ts'
import styles from './photo-strip.module.css'
import { PhotoView } from './photo-view.tsx'

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
  const nameOf = usePersonName(photo.space)
  const { question = '', table = '' } = photo.fields
  const put = (field: 'question' | 'table', value: string) =>
    void device.change(photo.id, value === '' ? { unset: [field] } : { set: { [field]: value } })
  const none = { value: '', label: t.noPlace }
  return (
    <div className={styles['full']}>
      <PhotoView photo={photo.id} title={title} />
      <DisputePanel record={photo} nameOf={nameOf} />
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
      <RecordHistory record={photo} nameOf={nameOf} />
    </div>
  )
}
