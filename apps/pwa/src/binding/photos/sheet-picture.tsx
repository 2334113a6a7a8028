import { memo, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { classNames } from '../../ui/class-names.ts'
import { useRecords } from '../use-records.ts'
import { photoMessages } from './photo-messages.ts'
import styles from './sheet-picture.module.css'
import { usePicture } from './use-picture.ts'

export interface SheetPictureProps {
  readonly session: string
  /** Of the sheet that is typed. */
  readonly number: string
}

/** The photographed sheet beside the field in which it is typed; nothing where nobody has photographed it. */
export const SheetPicture = memo(function SheetPicture({ session, number }: SheetPictureProps) {
  const t = useMessages(photoMessages)
  const photos = useRecords({ kind: 'photo', session })
  const ofSheet = (photos ?? []).filter(({ fields }) => fields.sheet === number)
  if (ofSheet.length === 0) return null
  return (
    <section className={styles['sheet']} aria-label={t.ofSheet(number)}>
      {ofSheet.map(({ id }, index) => (
        <Page key={id} photo={id} number={index + 1} />
      ))}
    </section>
  )
})

/** A press shows the handwriting larger, another the whole again. */
function Page({ photo, number }: { readonly photo: string; readonly number: number }) {
  const t = useMessages(photoMessages)
  const format = useFormat()
  const [isLarge, setLarge] = useState(false)
  const address = usePicture(photo, 'picture')
  if (address === undefined) return <output>{t.loading}</output>
  if (address === null) return <p>{t.absent}</p>
  return (
    <button
      type="button"
      className={classNames(styles['page'], isLarge && styles['large'])}
      aria-label={`${isLarge ? t.whole : t.larger}, ${format.number(number)}`}
      onClick={() => setLarge(!isLarge)}
    >
      <img src={address} alt="" />
    </button>
  )
}
