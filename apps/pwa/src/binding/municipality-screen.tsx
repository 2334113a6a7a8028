import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { municipalityPlacesMessages } from '../i18n/municipality-messages.ts'
import { municipalityLink, municipalityPartLink, routes } from '../routes.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SectionLinks } from '../ui/section-links.tsx'
import { Screen } from './screen.tsx'
import { type TerritoryView, useTerritory } from './use-territory.ts'

export interface MunicipalityScreenProps {
  readonly municipality: string
  readonly part: 'card' | 'report' | 'portfolio'
  readonly children: (view: TerritoryView) => ReactNode
}

/** The frame of the screens on which a municipality puts its documents together. */
export function MunicipalityScreen({ municipality, part, children }: MunicipalityScreenProps) {
  const t = useMessages(municipalityPlacesMessages)
  const view = useTerritory(municipality)
  const current = municipalityLink(municipality)
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
  if (view === undefined) return <Screen current={current}>{null}</Screen>
  return (
    <Screen current={current} owner={view.territory.name} width="wide">
      <MunicipalityLinks municipality={municipality} part={part} />
      {children(view)}
    </Screen>
  )
}

/** From the venues to the card, the report and the people, and back. */
export function MunicipalityLinks({
  municipality,
  part,
}: {
  readonly municipality: string
  readonly part: MunicipalityScreenProps['part'] | 'venues'
}) {
  const t = useMessages(municipalityPlacesMessages)
  const parts = ['card', 'portfolio', 'report'] as const
  return (
    <SectionLinks
      label={t.places}
      current={
        part === 'venues'
          ? municipalityLink(municipality)
          : municipalityPartLink(municipality, part)
      }
      links={[
        { href: municipalityLink(municipality), label: t.venues },
        ...parts.map((name) => ({
          href: municipalityPartLink(municipality, name),
          label: t[name],
        })),
        { href: routes.sending, label: t.files },
      ]}
    />
  )
}
