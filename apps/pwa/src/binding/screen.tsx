import type { Grant } from '@living-libraries/model/access'
import type { ReactNode } from 'react'
import { Redirect } from 'wouter'
import { useMessages } from '../i18n/messages.ts'
import { vocabularyMessages } from '../i18n/vocabulary-messages.ts'
import { municipalityLink, routes, venueLink } from '../routes.ts'
import type { Place } from '../ui/app-frame.tsx'
import { type Forum, useForum } from './use-forum.ts'
import { type Identity, useMe } from './use-me.ts'
import { WorkFrame } from './work-frame.tsx'

export interface ScreenProps {
  /** The address of the place that is open. */
  readonly current: string
  /** Without it: the places that the roles of the person lead to, and «Отправка». */
  readonly places?: readonly Place[]
  /** Without it: the venue or municipality of the person. */
  readonly owner?: string
  readonly width?: 'reading' | 'wide'
  readonly children: ReactNode
}

/** The frame around every screen of somebody who joined, with the places that their roles lead to. */
export function Screen({ current, places, owner, width = 'reading', children }: ScreenProps) {
  const { identity } = useMe()
  const forum = useForum()
  const ownPlaces = useOwnPlaces(identity)
  const ownName = useOwnerName(identity, forum)
  // Nobody works here (any more): an old link must lead to the way in, and not to an empty screen.
  if (identity === null) return <Redirect href={routes.start} replace />
  return (
    <WorkFrame
      owner={owner ?? ownName}
      places={places ?? ownPlaces}
      current={current}
      width={width}
    >
      {children}
    </WorkFrame>
  )
}

/** Where a role works. */
export function placeOf(grant: Grant): string {
  switch (grant.role) {
    case 'librarian':
      return venueLink(grant.venue)
    case 'coordinator':
      return municipalityLink(grant.municipality)
    case 'regional':
      return routes.region
    case 'administrator':
      return routes.admin
    case 'guest':
      return routes.forum
  }
}

function useOwnPlaces(identity: Identity | null | undefined): readonly Place[] {
  const t = useMessages(vocabularyMessages).places
  const grants = identity?.grants ?? []
  const own: Place[] =
    grants.length <= 2
      ? grants.map((grant) => ({
          href: placeOf(grant),
          label: t[grant.role],
          icon: iconOf(grant),
        }))
      : [{ href: routes.start, label: t.all, icon: 'board' }]
  const roles = new Set(grants.map(({ role }) => role))
  if (roles.has('coordinator') || roles.has('administrator')) {
    own.push({ href: routes.invitations, label: t.invitations, icon: 'people' })
    own.push({ href: routes.devices, label: t.devices, icon: 'device' })
  }
  return [...own, { href: routes.sending, label: t.sending, icon: 'send' }]
}

function iconOf(grant: Grant): Place['icon'] {
  switch (grant.role) {
    case 'librarian':
      return 'venue'
    case 'coordinator':
      return 'venue'
    case 'regional':
      return 'board'
    case 'administrator':
      return 'edit'
    case 'guest':
      return 'session'
  }
}

function useOwnerName(identity: Identity | null | undefined, forum: Forum | undefined): string {
  const t = useMessages(vocabularyMessages)
  const [grant] = identity?.grants ?? []
  return grant === undefined ? '' : territoryName(grant, forum, t.region)
}

/** The venue, the municipality, «Регион», or the forum itself. */
export function territoryName(grant: Grant, forum: Forum | undefined, region: string): string {
  switch (grant.role) {
    case 'librarian':
      return forum?.venues.get(grant.venue)?.fields.name ?? ''
    case 'coordinator':
      return forum?.municipalities.get(grant.municipality)?.fields.name ?? ''
    case 'regional':
    case 'administrator':
      return forum?.pack.region.name ?? region
    case 'guest':
      return forum?.pack.title ?? region
  }
}
