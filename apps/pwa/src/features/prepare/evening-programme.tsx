import { inOrder } from '@living-libraries/model/ordered-list'
import { venueSpace } from '@living-libraries/model/space'
import { useRecords } from '../../binding/use-records.ts'
import type { TypedRecord } from '../../device/device.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { sessionLink, venueLink } from '../../routes.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { prepareMessages } from './prepare-messages.ts'
import styles from './prepare-page.module.css'

/** What follows what on the evening, as far as somebody has planned it, and the way to the plan. */
export function EveningProgramme({ venue }: { readonly venue: string }) {
  const t = useMessages(prepareMessages).evening
  const sessions = useRecords({ kind: 'session', space: venueSpace(venue) })
  if (sessions === undefined) return null
  const [latest] = [...sessions].sort((one, other) => dateOf(other).localeCompare(dateOf(one)))
  if (latest === undefined) {
    return (
      <>
        <p>{t.noSession}</p>
        <ButtonLink href={venueLink(venue)}>{t.toVenue}</ButtonLink>
      </>
    )
  }
  return <PlannedEvening session={latest} />
}

function PlannedEvening({ session }: { readonly session: TypedRecord<'session'> }) {
  const t = useMessages(prepareMessages).evening
  const format = useFormat()
  const { date, place, plan } = session.fields
  const items = inOrder(plan)
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
  const day = date === undefined ? undefined : format.day(`${date}T12:00:00Z`)
  return (
    <>
      <p className={styles['quiet']}>{[day, place].filter(Boolean).join(', ')}</p>
      {items.length === 0 ? (
        <p>{t.noPlan}</p>
      ) : (
        <>
          <List label={t.title} ordered>
            {items.map((item, index) => (
              <Row
                key={item.id}
                lead={format.number(index + 1)}
                title={item.text}
                meta={t.minutes(item.minutes)}
              />
            ))}
          </List>
          <p>{t.total(minutes)}</p>
        </>
      )}
      <ButtonLink href={sessionLink(session.id, 'evening')}>
        {items.length === 0 ? t.make : t.change}
      </ButtonLink>
    </>
  )
}

function dateOf({ id, fields }: TypedRecord<'session'>): string {
  return `${fields.date ?? ''} ${id}`
}
