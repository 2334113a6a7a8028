import type { Person } from '@living-libraries/model/access'
import { territoryName } from '../../binding/screen.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './devices-page.module.css'
import { devicesMessages } from './messages.ts'
import type { KeptDevice } from './use-devices.ts'

export interface DeviceListProps {
  readonly label: string
  readonly devices: readonly KeptDevice[]
  readonly onRename: (device: KeptDevice) => void
  readonly onRevoke: (device: KeptDevice) => void
  readonly onPeople: (device: KeptDevice) => void
}

export function DeviceList({ label, devices, onRename, onRevoke, onPeople }: DeviceListProps) {
  const t = useMessages(devicesMessages)
  return (
    <List label={label}>
      {devices.map((device) => {
        const mayRevoke = device.isManaged && !device.isOwn && device.revokedAt === null
        return (
          <Row
            key={device.id}
            title={device.isOwn ? `${device.name} (${t.own})` : device.name}
            detail={<Detail device={device} />}
            actions={
              <>
                {device.isManaged && <Button onClick={() => onRename(device)}>{t.rename}</Button>}
                {device.managed.length > 0 && device.revokedAt === null && (
                  <Button onClick={() => onPeople(device)}>{t.people}</Button>
                )}
                {mayRevoke && (
                  <Button kind="danger" onClick={() => onRevoke(device)}>
                    {t.revoke}
                  </Button>
                )}
              </>
            }
          />
        )
      })}
    </List>
  )
}

function Detail({ device }: { readonly device: KeptDevice }) {
  const t = useMessages(devicesMessages)
  const format = useFormat()
  const now = useNow()
  const { persons, lastSeenAt, revokedAt } = device
  const contact = lastSeenAt === null ? t.neverSeen : t.seen(format.when(lastSeenAt, now))
  const when = revokedAt === null ? contact : t.revokedAt(format.when(revokedAt, now))
  const people = usePersonLines(persons)
  return (
    <>
      {(people.length === 0 ? [t.nobody] : people).map((line) => (
        <span key={line} className={styles['line']}>
          {line}
        </span>
      ))}
      <span className={styles['line']}>{when}</span>
      {revokedAt === null && <Holdings unsent={device.unsent} />}
    </>
  )
}

function Holdings({ unsent }: { readonly unsent: number | null }) {
  const t = useMessages(devicesMessages)
  if (unsent === null) return null
  return unsent === 0 ? (
    <StatusBadge meaning="received">{t.holdsNothing}</StatusBadge>
  ) : (
    <StatusBadge meaning="waiting">{t.holds(unsent)}</StatusBadge>
  )
}

function usePersonLines(persons: KeptDevice['persons']): string[] {
  const t = useMessages(devicesMessages)
  const lineOf = usePersonLine()
  return persons.map((person) => `${person.name || t.noName}: ${lineOf(person)}`)
}

/** What a person may do where, in words. */
export function usePersonLine(): (person: Person) => string {
  const words = useMessages(vocabularyMessages)
  const forum = useForum()
  return ({ grants }) =>
    grants
      .map((grant) =>
        [words.roles[grant.role], territoryName(grant, forum, words.region)]
          .filter(Boolean)
          .join(', '),
      )
      .join('; ')
}
