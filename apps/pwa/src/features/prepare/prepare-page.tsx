import { venueSpace } from '@living-libraries/model/space'
import type { ReactNode } from 'react'
import { BatteryLine } from '../../binding/battery-line.tsx'
import { OfflineNotice } from '../../binding/offline-notice.tsx'
import { beginPractice, isPractice } from '../../binding/practice.ts'
import { Programme } from '../../binding/programme.tsx'
import { Screen } from '../../binding/screen.tsx'
import { StorageHealth } from '../../binding/storage-health.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { useRecords } from '../../binding/use-records.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { venueLink } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EveningProgramme } from './evening-programme.tsx'
import { KitSection } from './kit-section.tsx'
import { prepareMessages } from './prepare-messages.ts'
import styles from './prepare-page.module.css'

/** A week before: what is on the device, who takes part, what happens when, what to print, and a place to try. */
export default function PreparePage({ params }: { readonly params: { readonly venue: string } }) {
  const t = useMessages(prepareMessages)
  const forum = useForum()
  const current = venueLink(params.venue)
  if (forum === undefined) return <Screen current={current}>{null}</Screen>
  const venueName = forum.venues.get(params.venue)?.fields.name ?? ''
  return (
    <Screen current={current} owner={venueName}>
      <PageHeader back={{ href: current, label: t.back }} title={t.title} lead={t.lead} />
      <div className={styles['parts']}>
        <Part title={t.onDevice}>
          <OfflineNotice />
          <StorageHealth />
          <BatteryLine />
          <p>{t.pack(forum.pack.questions.length)}</p>
        </Part>
        <Part title={t.people}>
          <People venue={params.venue} />
        </Part>
        <Part title={t.evening.title}>
          <EveningProgramme venue={params.venue} />
        </Part>
        <KitSection pack={forum.pack} venueName={venueName} />
        {!isPractice() && (
          <Part title={t.practice}>
            <p>{t.practiceLead}</p>
            <Button icon="edit" onClick={beginPractice}>
              {t.beginPractice}
            </Button>
          </Part>
        )}
        <Part title={t.programme}>
          <Programme label={t.programme} pack={forum.pack} />
        </Part>
      </div>
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

function People({ venue }: { readonly venue: string }) {
  const t = useMessages(prepareMessages)
  const words = useMessages(vocabularyMessages)
  const members = useRecords({ kind: 'member', space: venueSpace(venue) }) ?? []
  return (
    <List label={t.people}>
      {members.map(({ id, fields }) => (
        <Row
          key={id}
          title={fields.name || words.somebody}
          detail={fields.role && words.roles[fields.role]}
        />
      ))}
    </List>
  )
}
