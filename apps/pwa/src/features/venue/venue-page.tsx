import { venueSpace } from '@living-libraries/model/space'
import { type ReactNode, useState } from 'react'
import { BatteryLine } from '../../binding/battery-line.tsx'
import { DeletedRecords } from '../../binding/deleted-records.tsx'
import { NextDeadline } from '../../binding/next-deadline.tsx'
import { Screen } from '../../binding/screen.tsx'
import { StorageHealth } from '../../binding/storage-health.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { usePersonName } from '../../binding/use-person-name.ts'
import { useRecords } from '../../binding/use-records.ts'
import { useMessages } from '../../i18n/messages.ts'
import { prepareLink, routes, venueLink } from '../../routes.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { BeginSessionDialog } from './begin-session-dialog.tsx'
import { venueMessages } from './messages.ts'
import { SessionList } from './session-list.tsx'
import { useVenueSessions } from './use-venue-sessions.ts'
import { Colleagues, InstallHint, SupportContact } from './venue-help.tsx'
import styles from './venue-page.module.css'

/** A librarian's first screen: the sessions, what is due, who else works here, and who helps. */
export default function VenuePage({ params }: { readonly params: { readonly venue: string } }) {
  const t = useMessages(venueMessages)
  const forum = useForum()
  const sessions = useVenueSessions(params.venue)
  const space = venueSpace(params.venue)
  const members = useRecords({ kind: 'member', space })
  const nameOf = usePersonName(space)
  const [isBeginning, setBeginning] = useState(false)
  const current = venueLink(params.venue)
  if (forum === undefined || sessions === undefined)
    return <Screen current={current}>{null}</Screen>
  const venue = forum.venues.get(params.venue)
  if (venue === undefined) return <UnknownVenue current={current} />
  const municipality = forum.municipalities.get(venue.fields.municipality ?? '')
  const begin = (
    <Button kind="primary" icon="plus" onClick={() => setBeginning(true)}>
      {t.begin}
    </Button>
  )
  return (
    <Screen current={current} owner={venue.fields.name ?? ''}>
      <PageHeader
        over={municipality?.fields.name}
        title={venue.fields.name ?? ''}
        lead={venue.fields.address}
        actions={sessions.length > 0 && begin}
      />
      <div className={styles['parts']}>
        <NextDeadline pack={forum.pack} />
        {sessions.length === 0 ? (
          <EmptyState title={t.emptyTitle} actions={begin}>
            {t.emptyText}
          </EmptyState>
        ) : (
          <SessionList sessions={sessions} />
        )}
        <DeletedRecords of={{ kind: 'session', space }} nameOf={nameOf} />
        <Part title={t.prepare}>
          <p>{t.prepareText}</p>
          <ButtonLink icon="print" href={prepareLink(params.venue)}>
            {t.prepareOpen}
          </ButtonLink>
        </Part>
        <Part title={t.colleagues}>
          <Colleagues members={members ?? []} />
        </Part>
        <Part title={t.help}>
          <SupportContact pack={forum.pack} />
        </Part>
        <Part title={t.device}>
          <StorageHealth />
          <BatteryLine />
          <InstallHint />
        </Part>
      </div>
      <BeginSessionDialog
        venue={params.venue}
        pack={forum.pack}
        open={isBeginning}
        onClose={() => setBeginning(false)}
      />
    </Screen>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function UnknownVenue({ current }: { readonly current: string }) {
  const t = useMessages(venueMessages)
  return (
    <Screen current={current}>
      <EmptyState
        wholePage
        title={t.unknown}
        actions={<ButtonLink href={routes.start}>{t.home}</ButtonLink>}
      >
        {t.unknownText}
      </EmptyState>
    </Screen>
  )
}
