import { useId } from 'react'
import type { Territory } from '../../documents/territory.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Toggle } from '../../ui/toggle.tsx'
import { SavedTextField } from '../saved-text-field.tsx'
import styles from './photo-choice.module.css'
import { photoMessages } from './photo-messages.ts'
import { usePicture } from './use-picture.ts'

export interface PhotoChoiceProps {
  readonly territory: Territory
  /** The card or the report, and what it holds. */
  readonly record: string
  readonly fields: Pick<Territory['card'], 'photos' | 'captions'>
  /** `photos/<id>` becomes its place, or is taken out. */
  readonly setPath: (path: string, place: number | undefined) => void
}

/** Photos enter a document as quotes do: somebody chooses them, and says below what is to be seen. */
export function PhotoChoice({ territory, record, fields, setPath }: PhotoChoiceProps) {
  const t = useMessages(photoMessages).choice
  const format = useFormat()
  const headingId = useId()
  const { photos } = territory
  if (photos.length === 0) return null
  const chosen = fields.photos ?? {}
  const next = Math.max(0, ...Object.values(chosen)) + 1
  return (
    <section className={styles['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.title}</h2>
      <p>{t.hint}</p>
      <ul className={styles['list']}>
        {photos.map(({ id }, at) => (
          <li key={id} className={styles['photo']}>
            <Thumbnail photo={id} />
            <div className={styles['fields']}>
              <Toggle
                label={t.photo(format.number(at + 1))}
                checked={chosen[id] !== undefined}
                onChange={(isWanted) => setPath(`photos/${id}`, isWanted ? next : undefined)}
              />
              {chosen[id] !== undefined && (
                <SavedTextField
                  record={record}
                  field={`captions/${id}`}
                  stored={fields.captions?.[id] ?? ''}
                  label={t.caption}
                  maxLength={300}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Thumbnail({ photo }: { readonly photo: string }) {
  const address = usePicture(photo, 'thumbnail')
  return address ? <img className={styles['thumbnail']} src={address} alt="" /> : null
}
