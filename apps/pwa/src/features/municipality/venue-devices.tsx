import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { municipalityMessages } from './messages.ts'
import parts from '../../ui/part.module.css'
import type { VenueDevices } from './use-venue-devices.ts'

/** Which devices of a venue still hold records, and when each was heard of last. */
export function VenueDevicesLine({
  venue,
  told,
}: {
  readonly venue: string
  readonly told: VenueDevices | undefined
}) {
  const t = useMessages(municipalityMessages).devices
  const format = useFormat()
  const now = useNow()
  if (told === undefined) return null
  const devices = told.ofVenue(venue)
  const when = (at: number | null) => (at === null ? t.never : t.heard(format.when(at, now)))
  const holding = devices.filter(({ unsent }) => unsent !== 0)
  return (
    <div className={parts['quiet']}>
      {devices.length === 0 && <p>{t.none}</p>}
      {holding.length > 0 && (
        <ul>
          {holding.map(({ id, name, unsent, lastSeenAt }) => (
            <li key={id}>
              <StatusBadge meaning="waiting">
                {unsent === null ? t.unknown : t.holds(unsent)}
              </StatusBadge>{' '}
              {name}, {when(lastSeenAt)}
            </li>
          ))}
        </ul>
      )}
      {devices.length > 0 && holding.length === 0 && (
        <p>{t.allSent(devices.length, when(devices[0]?.lastSeenAt ?? null))}</p>
      )}
      {now - told.asOf > hourMs && <p>{t.asOf(format.when(told.asOf, now))}</p>}
    </div>
  )
}

const hourMs = 3_600_000
