import { type RawBuilder, sql } from 'kysely'
import type { HallGroup } from '../overview-port.ts'

/** A piece of a statement. */
export type Piece = RawBuilder<unknown>

/** Beside `a`, whatever has a session, its session `s` and the review `r` of it. */
export const withSession = sql`
  left join record s on s.space = a.space and s.id = a.of_session and s.kind = 'session'
  left join session_review r on r.space = a.space and r.session = a.of_session`

/** See `AnswerClass`. */
export const answerClass = sql`case
  when a.deleted or coalesce(s.deleted, false) then 'deleted'
  when r.state = 'returned' then 'returned'
  when coalesce(r.state, 'draft') = 'draft' then 'draft'
  when a.late then 'late'
  else r.state end`

/** Before a session is submitted the region sees its numbers only. The same as the classes late, submitted, accepted. */
export const isReadable = sql`not a.deleted and not coalesce(s.deleted, false)
  and r.state in ('submitted', 'accepted') and a.municipality is not null`

/** Cells of answers whose words the region may read: those for whose answers `isReadable` holds. */
export const readableCells = sql`select k.* from answer_cells() k
  where k.class in ('submitted', 'accepted') and k.municipality is not null`

/** `id` and cell of the answers of halls by groups. */
export function answersOfHalls(halls: readonly HallGroup[]): Piece {
  const sessions = halls.map(({ session }) => session)
  return sql`answers_of_halls(${sessions}::uuid[], ${halls.map(({ group }) => group)}::text[])`
}

/** The answers of a theme and of everything below it. */
export function answersBelow(theme: string): Piece {
  return sql`(with recursive below (id) as (
    select ${theme}::uuid
    union select t.id from theme t join below b on t.parent = b.id where t.state <> 'gone')
    select answer from theme_answer where theme in (select id from below))`
}

export function allOf(pieces: readonly (Piece | undefined)[]): Piece {
  const present = pieces.filter((piece) => piece !== undefined)
  return present.length === 0 ? sql`true` : sql.join(present, sql` and `)
}
