import { outstandingDevicesSchema } from '@living-libraries/model/device-list'
import { venueOfSpace } from '@living-libraries/model/space'
import { useMembers } from '../../binding/use-members.ts'
import { useNow } from '../../binding/use-now.ts'
import { useOverview } from '../../binding/use-overview.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { List, Row } from '../../ui/list.tsx'
import { submitMessages } from './submit-messages.ts'
import styles from './submit-part.module.css'

/**
 * Whose records the centre does not have yet: it knows what each device told at its last contact. Said before the
 * session is handed in, and never in the way of it. Without a line: as it was when this device last asked.
 */
export function OutstandingDevices({ view }: { readonly view: SessionView }) {
  const t = useMessages(submitMessages).outstanding
  const vocabulary = useMessages(vocabularyMessages)
  const format = useFormat()
  const now = useNow()
  const { space } = view.session
  const members = useMembers(space)
  const path = `/api/venues/${venueOfSpace(space) ?? ''}/outstanding`
  const { body, isFresh } = useOverview(path, outstandingDevicesSchema)
  if (body === undefined || body.devices.length === 0) return null
  return (
    <section className={styles['group']}>
      <h2>{t.title}</h2>
      <p className={styles['lead']}>
        {t.lead}
        {!isFresh && ` ${t.asOf(format.when(body.asOf, now))}`}
      </p>
      <List label={t.title}>
        {body.devices.map(({ id, name, persons, unsent, lastSeenAt }) => (
          <Row
            key={id}
            title={name}
            detail={[
              persons.map((person) => members.get(person) ?? vocabulary.somebody).join(', '),
              vocabulary.records(unsent),
              t.seen(format.when(lastSeenAt, now)),
            ].join(' · ')}
          />
        ))}
      </List>
    </section>
  )
}
