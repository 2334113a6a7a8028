import { mayReadWhole } from '@living-libraries/model/access'
import type { ReactNode } from 'react'
import { placeOf, Screen } from '../../binding/screen.tsx'
import { type Identity, useMe } from '../../binding/use-me.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { routes } from '../../routes.ts'
import type { Place } from '../../ui/app-frame.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { boardMessages } from './board-messages.ts'

/** The frame of the region's desk: its places, for those who may read the whole. */
export function RegionScreen({
  current,
  children,
}: {
  readonly current: string
  readonly children: ReactNode
}) {
  const t = useMessages(boardMessages)
  const { identity } = useMe()
  const places = useRegionPlaces(identity)
  if (identity === undefined) return null
  if (identity !== null && !mayReadWhole(identity.grants)) {
    return (
      <Screen current={current}>
        <PageHeader title={t.title} />
        <EmptyState
          title={t.denied}
          actions={<ButtonLink href={routes.start}>{t.home}</ButtonLink>}
        >
          {t.deniedText}
        </EmptyState>
      </Screen>
    )
  }
  return (
    <Screen current={current} places={places} width="wide">
      {children}
    </Screen>
  )
}

function useRegionPlaces(identity: Identity | null | undefined): readonly Place[] {
  const t = useMessages(boardMessages).places
  const words = useMessages(vocabularyMessages).places
  const others = identity?.grants.filter(({ role }) => role !== 'regional') ?? []
  const [other, ...more] = others
  const back: Place[] =
    other === undefined
      ? []
      : more.length > 0
        ? [{ href: routes.start, label: t.own, icon: 'back' }]
        : [{ href: placeOf(other), label: words[other.role], icon: 'back' }]
  return [
    { href: routes.region, label: t.board, icon: 'board' },
    { href: routes.regionAnswers, label: t.answers, icon: 'answers' },
    { href: routes.regionThemes, label: t.themes, icon: 'filter' },
    { href: routes.regionNumbers, label: t.numbers, icon: 'numbers' },
    { href: routes.regionInitiatives, label: t.initiatives, icon: 'initiative' },
    { href: routes.regionReports, label: t.reports, icon: 'file' },
    // The line about saving leads to what waits here; with one more place a phone would break the words.
    ...back,
  ]
}
