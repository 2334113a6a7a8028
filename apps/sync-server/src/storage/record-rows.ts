import { contentKinds } from '@living-libraries/model/kinds'
import { venueOfSpace } from '@living-libraries/model/space'
import type { Revision, SavedRecord, SessionReview } from '../ports.ts'

export const contentKindNames: readonly string[] = contentKinds

/** A record as a row for `jsonb_to_recordset`. */
export function recordRow({ state, marks, position, report, isLate }: SavedRecord) {
  return {
    space: state.space,
    id: state.id,
    kind: state.kind,
    session: state.session,
    position,
    deleted: state.deleted,
    state,
    marks,
    size_bytes: utf8Length(JSON.stringify(state)),
    of_session: report.ofSession,
    venue: report.venue,
    municipality: report.municipality,
    question: report.question,
    also: report.also,
    grp: report.group,
    author: state.made.person,
    lexemes: report.lexemes,
    late: isLate,
  }
}

export function revisionRow({ receivedAt, ...revision }: Revision) {
  return { ...revision, received_at: receivedAt }
}

export function reviewRow(review: SessionReview) {
  return {
    session: review.session,
    space: review.space,
    venue: venueOfSpace(review.space) ?? null,
    state: review.state,
    act: review.act,
    self_accepted: review.isSelfAccepted,
    submitted_at: review.submittedAt,
    acted_at: review.actedAt,
  }
}

function utf8Length(text: string): number {
  return Buffer.byteLength(text)
}
