import type { Kind, ValuesOf } from './kind.ts'
import { administrationActKind } from './kinds/administration-act.ts'
import { answerKind } from './kinds/answer.ts'
import { cardKind } from './kinds/card.ts'
import { commentKind } from './kinds/comment.ts'
import { consentKind } from './kinds/consent.ts'
import { delegateKind } from './kinds/delegate.ts'
import { delegationKind } from './kinds/delegation.ts'
import { elementKind } from './kinds/element.ts'
import { groupKind } from './kinds/group.ts'
import { initiativeKind } from './kinds/initiative.ts'
import { initiativeActKind } from './kinds/initiative-act.ts'
import { groupingKind } from './kinds/grouping.ts'
import { memberKind } from './kinds/member.ts'
import { participantKind } from './kinds/participant.ts'
import { readingKind } from './kinds/reading.ts'
import { photoKind } from './kinds/photo.ts'
import { municipalityKind, packKind, venueKind } from './kinds/registry.ts'
import { reportActKind } from './kinds/report-act.ts'
import { reportKind } from './kinds/report.ts'
import { reviewKind } from './kinds/review.ts'
import { scanKind } from './kinds/scan.ts'
import { sessionKind } from './kinds/session.ts'
import { sheetKind } from './kinds/sheet.ts'
import type { RecordState } from './record.ts'

/**
 * Every kind of record there is. The device's store, the server's table, access, transfer and the wire read
 * this list: adding a kind means one file in `kinds/` and one line here.
 */
export const kinds = {
  session: sessionKind,
  participant: participantKind,
  consent: consentKind,
  answer: answerKind,
  sheet: sheetKind,
  element: elementKind,
  initiative: initiativeKind,
  initiativeAct: initiativeActKind,
  group: groupKind,
  delegate: delegateKind,
  photo: photoKind,
  comment: commentKind,
  review: reviewKind,
  reading: readingKind,
  grouping: groupingKind,
  card: cardKind,
  delegation: delegationKind,
  report: reportKind,
  reportAct: reportActKind,
  scan: scanKind,
  member: memberKind,
  administrationAct: administrationActKind,
  pack: packKind,
  municipality: municipalityKind,
  venue: venueKind,
} as const satisfies { [name: string]: Kind }

export type KindName = keyof typeof kinds

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name)
}

export function kindOf(name: string): Kind | undefined {
  return isKindName(name) ? kinds[name] : undefined
}

/** The kinds that make up the content of a session. */
export const contentKinds: readonly KindName[] = (Object.keys(kinds) as KindName[]).filter(
  (name) => kinds[name].content,
)

/** A record whose fields are those of its kind. */
export type RecordOf<Name extends KindName> = Omit<RecordState, 'fields' | 'kind'> & {
  readonly kind: Name
  readonly fields: ValuesOf<(typeof kinds)[Name]>
}

/** The values were checked when they were taken in, by the same kind. */
export function isOfKind<Name extends KindName>(
  record: RecordState,
  name: Name,
): record is RecordState & RecordOf<Name> {
  return record.kind === name
}

/** Records whose picture and thumbnail follow them in pieces. */
export type PictureRecord = RecordOf<'photo' | 'scan'>

export function hasPicture(record: RecordState): record is RecordState & PictureRecord {
  return isPictureKind(record.kind)
}

export function isPictureKind(kind: string): kind is PictureRecord['kind'] {
  return kind === 'photo' || kind === 'scan'
}
