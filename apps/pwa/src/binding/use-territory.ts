import { municipalityOfSpace, venueOfSpace } from '@living-libraries/model/space'
import { useMemo } from 'react'
import type { TypedRecord } from '../device/device.ts'
import { type TerritoryRecords, territoryOf } from '../documents/territory-assembly.ts'
import type { Territory } from '../documents/territory.ts'
import { type Forum, useForum } from './use-forum.ts'
import { useNow } from './use-now.ts'
import { useRecords } from './use-records.ts'

export interface TerritoryView {
  readonly territory: Territory
  readonly forum: Forum
  readonly records: TerritoryRecords
  /** Records of the municipality that are only on this device. */
  readonly unsent: number
}

/**
 * A municipality with all that its documents are made of, kept up to date; `undefined` while it is read, `null` where
 * the forum has no such municipality.
 */
export function useTerritory(municipality: string): TerritoryView | null | undefined {
  const forum = useForum()
  const now = useNow()
  const sessions = useRecords({ kind: 'session', withDeleted: true })
  const answers = useRecords({ kind: 'answer', withDeleted: true })
  const acts = useRecords({ kind: 'review' })
  const elements = useRecords({ kind: 'element' })
  const initiatives = useRecords({ kind: 'initiative' })
  const delegates = useRecords({ kind: 'delegate' })
  const groups = useRecords({ kind: 'group' })
  const groupings = useRecords({ kind: 'grouping' })
  const photos = useRecords({ kind: 'photo' })
  const cards = useRecords({ kind: 'card' })
  const reports = useRecords({ kind: 'report' })
  return useMemo(() => {
    if (!forum || !sessions || !answers || !acts || !elements || !initiatives) return undefined
    if (!delegates || !groups || !groupings || !photos || !cards || !reports) return undefined
    const own = forum.municipalities.get(municipality)
    if (own === undefined) return null
    const isOwn = ({ space }: Pick<TypedRecord<'answer'>, 'space'>) => {
      const venue = venueOfSpace(space)
      return venue === undefined
        ? municipalityOfSpace(space) === municipality
        : forum.territory.municipalityOf(venue) === municipality
    }
    const records = {
      sessions: sessions.filter(isOwn),
      answers: answers.filter(isOwn),
      acts: acts.filter(isOwn),
      elements: elements.filter(isOwn),
      initiatives: initiatives.filter(isOwn),
      delegates: delegates.filter(isOwn),
      groups: groups.filter(isOwn),
      groupings: groupings.filter(isOwn),
      photos: photos.filter(isOwn),
      cards: cards.filter(isOwn),
      reports: reports.filter(isOwn),
    }
    const venues = forum.territory.venuesOf(municipality).map((id) => {
      return { id, name: forum.venues.get(id)?.fields.name ?? id }
    })
    const name = own.fields.name ?? municipality
    const { pack } = forum
    const territory = territoryOf(records, { id: municipality, name, pack, venues, asOf: now })
    const unsent = Object.values(records)
      .flat()
      .filter((one) => one.unsent > 0).length
    return { territory, forum, records, unsent }
  }, [
    forum,
    municipality,
    now,
    sessions,
    answers,
    acts,
    elements,
    initiatives,
    delegates,
    groups,
    groupings,
    photos,
    cards,
    reports,
  ])
}
