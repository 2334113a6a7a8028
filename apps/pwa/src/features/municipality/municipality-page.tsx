import { useState } from 'react'
import { MunicipalityLinks } from '../../binding/municipality-screen.tsx'
import { Screen } from '../../binding/screen.tsx'
import { VenueDialog } from '../../binding/venue-dialog.tsx'
import { NextDeadline } from '../../binding/next-deadline.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { municipalityLink, routes } from '../../routes.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { municipalityMessages } from './messages.ts'
import styles from './municipality-page.module.css'
import { ReturnedInitiatives } from './returned-initiatives.tsx'
import { type MunicipalityVenue, useMunicipality } from './use-municipality.ts'
import { useVenueDevices } from './use-venue-devices.ts'
import { VenueSection } from './venue-section.tsx'

/** A coordinator's first screen: the venues, whoever needs them first. */
export default function MunicipalityPage({
  params,
}: {
  readonly params: { readonly municipality: string }
}) {
  const t = useMessages(municipalityMessages)
  const view = useMunicipality(params.municipality)
  const devices = useVenueDevices()
  const [edited, setEdited] = useState<MunicipalityVenue | 'new'>()
  const current = municipalityLink(params.municipality)
  if (view === undefined) return <Screen current={current}>{null}</Screen>
  if (view === null) {
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
  return (
    <Screen current={current} owner={view.name}>
      <MunicipalityLinks municipality={params.municipality} part="venues" />
      <PageHeader title={view.name} lead={t.lead} />
      <div className={styles['page']}>
        <NextDeadline pack={view.forum.pack} />
        <ReturnedInitiatives municipality={params.municipality} forum={view.forum} />
        {view.venues.map((venue) => (
          <VenueSection
            key={venue.venue}
            venue={venue}
            fresh={view.fresh}
            devices={devices}
            onEdit={setEdited}
          />
        ))}
        <div>
          <Button icon="plus" onClick={() => setEdited('new')}>
            {t.addVenue}
          </Button>
        </div>
      </div>
      {edited !== undefined && (
        <VenueDialog
          municipality={{ id: params.municipality, name: view.name }}
          {...(edited === 'new' ? {} : { venue: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Screen>
  )
}
