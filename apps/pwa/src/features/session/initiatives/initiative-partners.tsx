import { venueOfSpace } from '@living-libraries/model/space'
import { EntryUndo, useEntryRemoval } from '../../../binding/entry-removal.tsx'
import { useDevice } from '../../../binding/device-context.tsx'
import { useForum } from '../../../binding/use-forum.ts'
import { useRecords } from '../../../binding/use-records.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import styles from '../passport.module.css'
import { initiativeMessages } from './initiative-messages.ts'

interface PartnersProps {
  readonly initiative: TypedRecord<'initiative'>
  readonly view: SessionView
}

/** The group of territorial development that carries the initiative on. */
export function CarrierChoice({ initiative, view }: PartnersProps) {
  const t = useMessages(initiativeMessages)
  const device = useDevice()
  const groups = useRecords({ kind: 'group', space: view.session.space }) ?? []
  const { id, fields } = initiative
  return (
    <Select
      label={t.carrier}
      value={fields.carrier ?? ''}
      options={[
        { value: '', label: t.noCarrier },
        ...groups.map((group) => ({ value: group.id, label: group.fields.title ?? '' })),
      ]}
      onChange={(carrier) =>
        void device.change(id, carrier === '' ? { unset: ['carrier'] } : { set: { carrier } })
      }
    />
  )
}

/** Other municipalities that take part. */
export function PartnerChoice({ initiative, view }: PartnersProps) {
  const t = useMessages(initiativeMessages)
  const device = useDevice()
  const forum = useForum()
  const { id, fields } = initiative
  const removal = useEntryRemoval(id)
  const own = forum?.territory.municipalityOf(venueOfSpace(view.session.space) ?? '')
  const names = new Map(
    [...(forum?.municipalities ?? [])].map(
      ([
        key,
        {
          fields: { name },
        },
      ]) => [key, name ?? key],
    ),
  )
  const partners = Object.keys(fields.partners ?? {})
  const others = [...names]
    .filter(([key]) => key !== own && !partners.includes(key))
    .map(([value, label]) => ({ value, label }))
    .sort((left, right) => left.label.localeCompare(right.label))
  return (
    <div className={styles['lines']}>
      <Select
        label={t.addPartner}
        value=""
        options={[{ value: '', label: t.choose }, ...others]}
        onChange={(value) =>
          value !== '' && void device.change(id, { set: { [`partners/${value}`]: true } })
        }
      />
      {partners.length > 0 && (
        <ul className={styles['quotes']} aria-label={t.partners}>
          {partners.map((key) => (
            <li key={key} className={styles['quote']}>
              <span>{names.get(key) ?? key}</span>
              <IconButton
                icon="close"
                label={t.removePartner(names.get(key) ?? key)}
                onClick={() => removal.remove(`partners/${key}`, true)}
              />
            </li>
          ))}
        </ul>
      )}
      <EntryUndo removal={removal} />
    </div>
  )
}
