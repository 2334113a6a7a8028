import { useMemo } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { type SessionPart, sessionLink } from '../../routes.ts'
import type { IconName } from '../../ui/icon.tsx'
import { frameMessages } from './frame-messages.ts'

export type SessionPlace = 'session' | 'initiatives' | 'delegates' | 'submit'

/** The places of a session, each with its parts; the first part is where the place leads. */
export const sessionPlaces = [
  {
    place: 'session',
    icon: 'session',
    parts: ['answers', 'sheets', 'participants', 'evening', 'about'],
  },
  { place: 'initiatives', icon: 'initiative', parts: ['elements', 'initiatives'] },
  { place: 'delegates', icon: 'delegate', parts: ['delegates'] },
  { place: 'submit', icon: 'send', parts: ['submit', 'protocol', 'spreadsheet'] },
] as const satisfies readonly {
  readonly place: SessionPlace
  readonly icon: IconName
  readonly parts: readonly SessionPart[]
}[]

export interface PartLink {
  readonly part: SessionPart
  readonly href: string
  readonly label: string
}

/** The place that a part belongs to, and its parts as links. */
export function usePlaceOf(session: string, part: SessionPart) {
  const t = useMessages(frameMessages)
  const own = sessionPlaces.find(({ parts }) => parts.some((one) => one === part))
  const { place, parts } = own ?? sessionPlaces[0]
  const links = useMemo(
    () =>
      parts.map(
        (one): PartLink => ({ part: one, href: sessionLink(session, one), label: t.parts[one] }),
      ),
    [parts, session, t],
  )
  return { place, href: sessionLink(session, parts[0]), links }
}

/** The part that an address names. */
export function sessionPartOf(name: string | undefined): SessionPart {
  const known = sessionPlaces.flatMap(({ parts }): readonly SessionPart[] => parts)
  return known.find((part) => part === name) ?? 'answers'
}
