import { venueSpace } from '@living-libraries/model/space'
import { useMemo } from 'react'
import { type Forum, useForum } from '../../binding/use-forum.ts'
import { useFurtherContent } from '../../binding/use-further-content.ts'
import { useRecords } from '../../binding/use-records.ts'
import { useFreshCounts } from './use-fresh-counts.ts'
import { attentionRank, type VenueSummary, venueSummaryOf } from './session-summary.ts'

export interface MunicipalityVenue extends VenueSummary {
  readonly venue: string
  /** Of the registry. */
  readonly record: string
  readonly name: string
  readonly address: string
}

export interface MunicipalityView {
  readonly name: string
  readonly forum: Forum
  /** Who needs the coordinator first stands first. */
  readonly venues: readonly MunicipalityVenue[]
  /** By session: answers that came or changed since this person last looked into it. */
  readonly fresh: ReadonlyMap<string, number>
}

/** `undefined` while it is read, `null` where the forum has no such municipality. */
export function useMunicipality(municipality: string): MunicipalityView | null | undefined {
  const forum = useForum()
  const sessions = useRecords({ kind: 'session' })
  const answers = useRecords({ kind: 'answer' })
  const participants = useRecords({ kind: 'participant' })
  const sheets = useRecords({ kind: 'sheet' })
  const further = useFurtherContent()
  const comments = useRecords({ kind: 'comment' })
  const acts = useRecords({ kind: 'review' })
  const fresh = useFreshCounts(answers)
  return useMemo(() => {
    if (!forum || !sessions || !answers || !participants || !comments || !acts) return undefined
    if (!sheets || !further) return undefined
    const own = forum.municipalities.get(municipality)
    if (own === undefined) return null
    const venues = forum.territory.venuesOf(municipality).map((venue) => {
      const inVenue = <Some extends { readonly space: string }>(records: readonly Some[]) =>
        records.filter(({ space }) => space === venueSpace(venue))
      const summary = venueSummaryOf(
        {
          sessions: inVenue(sessions),
          answers: inVenue(answers),
          participants: inVenue(participants),
          sheets: inVenue(sheets),
          further: inVenue(further),
          comments: inVenue(comments),
          acts: inVenue(acts),
        },
        forum.pack.questions,
      )
      const { id: record = '', fields } = forum.venues.get(venue) ?? {}
      return {
        venue,
        record,
        name: fields?.name ?? venue,
        address: fields?.address ?? '',
        ...summary,
      }
    })
    venues.sort((left, right) => attentionRank(left) - attentionRank(right))
    return { name: own.fields.name ?? municipality, forum, venues, fresh }
  }, [forum, municipality, sessions, answers, participants, sheets, further, comments, acts, fresh])
}
