import { useState } from 'react'
import { Screen, territoryName } from '../../binding/screen.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { RenameDialog, RevokeDialog } from './device-dialogs.tsx'
import { DeviceList } from './device-list.tsx'
import styles from './devices-page.module.css'
import { devicesMessages } from './messages.ts'
import { PeopleDialog } from './people-dialog.tsx'
import { type KeptDevice, type KeptDevices, useDevices } from './use-devices.ts'

/** From here on a field to search in is quicker than the eye. */
const manyDevices = 8

/** Every device that may reach the centre, its people, and what still waits on it. */
export default function DevicesPage() {
  const t = useMessages(devicesMessages)
  const kept = useDevices()
  return (
    <Screen current={routes.devices}>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={<ButtonLink href={routes.privacy}>{t.privacy}</ButtonLink>}
      />
      <div className={styles['page']}>
        {kept.listProblem !== undefined && (
          <ProblemNotice
            problem={kept.listProblem}
            actions={<Button onClick={kept.again}>{t.again}</Button>}
          />
        )}
        {kept.problem !== undefined && <ProblemNotice urgent problem={kept.problem} />}
        {kept.devices === undefined && kept.listProblem === undefined && (
          <output>{t.asking}</output>
        )}
        {kept.devices !== undefined && <Devices devices={kept.devices} kept={kept} />}
      </div>
    </Screen>
  )
}

function Devices({
  devices,
  kept,
}: {
  readonly devices: readonly KeptDevice[]
  readonly kept: KeptDevices
}) {
  const t = useMessages(devicesMessages)
  const [text, setText] = useState('')
  const [renamed, setRenamed] = useState<KeptDevice>()
  const [revoked, setRevoked] = useState<KeptDevice>()
  const [shared, setShared] = useState<KeptDevice>()
  const found = useFound(devices, text)
  const connected = found.filter(({ revokedAt }) => revokedAt === null)
  const active = connected.filter((device) => !isOfGuests(device))
  const guests = connected.filter(isOfGuests)
  const gone = found.filter(({ revokedAt }) => revokedAt !== null)
  if (devices.length === 0) {
    return (
      <EmptyState
        title={t.empty}
        actions={<ButtonLink href={routes.invitations}>{t.invite}</ButtonLink>}
      >
        {t.emptyText}
      </EmptyState>
    )
  }
  const doing = { onRename: setRenamed, onRevoke: setRevoked, onPeople: setShared }
  return (
    <>
      {devices.length >= manyDevices && (
        <TextField label={t.search} type="search" value={text} onChange={setText} />
      )}
      {found.length === 0 && <p>{t.notFound}</p>}
      {active.length > 0 && <DeviceList label={t.list} devices={active} {...doing} />}
      {guests.length > 0 && (
        <details className={styles['gone']}>
          <summary>{t.guestList(guests.length)}</summary>
          <DeviceList label={t.guestList(guests.length)} devices={guests} {...doing} />
        </details>
      )}
      {gone.length > 0 && (
        <details className={styles['gone']}>
          <summary>{t.revokedList(gone.length)}</summary>
          <DeviceList label={t.revokedList(gone.length)} devices={gone} {...doing} />
        </details>
      )}
      {renamed !== undefined && (
        <RenameDialog
          device={renamed}
          onClose={() => setRenamed(undefined)}
          onRename={(name) => kept.rename(renamed, name)}
        />
      )}
      {shared !== undefined && (
        <PeopleDialog
          device={shared}
          onClose={() => setShared(undefined)}
          onMove={kept.move}
          onRemove={(person) => kept.remove(shared, person)}
          onErase={kept.mayErase ? kept.erase : undefined}
        />
      )}
      {revoked !== undefined && (
        <RevokeDialog
          device={revoked}
          onClose={() => setRevoked(undefined)}
          onRevoke={() => kept.revoke(revoked)}
        />
      )}
    </>
  )
}

/** A hall of guests must not hide the devices that something may wait on. */
function isOfGuests({ persons }: KeptDevice): boolean {
  const grants = persons.flatMap((person) => person.grants)
  return grants.length > 0 && grants.every(({ role }) => role === 'guest')
}

function useFound(devices: readonly KeptDevice[], text: string): readonly KeptDevice[] {
  const forum = useForum()
  const wanted = text.trim().toLocaleLowerCase('ru')
  if (wanted === '') return devices
  return devices.filter(({ name, persons }) => {
    const places = persons.flatMap(({ grants }) =>
      grants.map((grant) => territoryName(grant, forum, '')),
    )
    const all = [name, ...persons.map((person) => person.name), ...places].join('\n')
    return all.toLocaleLowerCase('ru').includes(wanted)
  })
}
