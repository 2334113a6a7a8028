import { type CountingBasis, figuresOf, isCountedState } from '@living-libraries/model/figures'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { RecordOf } from '@living-libraries/model/kinds'
import { foldReview, isLate } from '@living-libraries/model/review'
import { mayBeShown } from '@living-libraries/model/naming'
import { venueOfSpace } from '@living-libraries/model/space'
import { eldestFirst, unitedFields } from '@living-libraries/model/united-fields'
import type { Quoted } from './quoted.ts'
import type { Territory } from './territory.ts'

/** All that a municipality's device has, deleted records too. */
export interface TerritoryRecords {
  readonly sessions: readonly RecordOf<'session'>[]
  readonly answers: readonly RecordOf<'answer'>[]
  readonly acts: readonly RecordOf<'review'>[]
  readonly elements: readonly RecordOf<'element'>[]
  readonly initiatives: readonly RecordOf<'initiative'>[]
  readonly delegates: readonly RecordOf<'delegate'>[]
  readonly groups: readonly RecordOf<'group'>[]
  readonly groupings: readonly RecordOf<'grouping'>[]
  readonly photos: readonly RecordOf<'photo'>[]
  readonly cards: readonly RecordOf<'card'>[]
  readonly reports: readonly RecordOf<'report'>[]
}

export interface TerritoryPlace {
  readonly id: string
  readonly name: string
  readonly pack: ForumPack
  readonly venues: readonly { readonly id: string; readonly name: string }[]
  readonly asOf: number
}

/** What the documents of a municipality are made of; `records` are those of the municipality alone. */
export function territoryOf(records: TerritoryRecords, place: TerritoryPlace): Territory {
  const report = unitedFields(eldestFirst(records.reports))
  const basis: CountingBasis = report.basis ?? 'accepted'
  const groups = new Set(place.pack.groups.map(({ id }) => id))
  const figures = figuresOf(records, basis, groups)
  const reviews = new Map(
    figures.sessions.map(({ id }) => [
      id,
      foldReview(records.acts.filter(({ session }) => session === id)),
    ]),
  )
  const counted = <Content extends RecordOf<'element' | 'initiative' | 'delegate'>>(
    content: readonly Content[],
  ) =>
    content.filter((one) => {
      const review = reviews.get(one.session ?? '')
      if (one.deleted || review === undefined) return false
      return isCountedState(review.state, basis) && !isLate(review, one.id, one)
    })
  return {
    ...place,
    basis,
    figures,
    elements: counted(records.elements),
    initiatives: counted(records.initiatives),
    delegates: counted(records.delegates),
    groups: records.groups.filter(({ deleted }) => !deleted),
    groupings: records.groupings.filter(({ deleted }) => !deleted),
    photos: records.photos.filter(({ deleted }) => !deleted),
    card: unitedFields(eldestFirst(records.cards)),
    report,
    quotedOf: quotedBy(records, place, figures.counted),
  }
}

function quotedBy(
  { answers, sessions }: TerritoryRecords,
  { pack, venues }: TerritoryPlace,
  counted: ReadonlySet<string>,
): (answer: string) => Quoted | undefined {
  const byId = new Map(answers.map((answer) => [answer.id, answer]))
  const sessionOf = new Map(sessions.map((session) => [session.id, session]))
  return (id) => {
    const answer = byId.get(id)
    if (answer === undefined || !counted.has(id) || !mayBeShown(answer.fields.naming)) {
      return undefined
    }
    const { text = '', language, translation, group, table, participant } = answer.fields
    const tables = sessionOf.get(answer.session ?? '')?.fields.tables
    const source = [
      pack.groups.find((one) => one.id === group)?.singular ?? 'Группа не указана',
      table === undefined
        ? undefined
        : (tables?.[table]?.name ?? undefined)?.toLocaleLowerCase('ru'),
      venues.find((venue) => venue.id === venueOfSpace(answer.space))?.name,
    ]
    const words = { id, text, language, translation }
    return { ...words, group, speaker: participant, source: source.filter(Boolean).join(', ') }
  }
}
