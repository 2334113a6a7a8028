import { sql } from 'kysely'
import type { AnswerFilter } from '../overview-port.ts'
import { allOf, answersBelow, type Piece, readableKinds } from './answer-class.ts'

type Filter = Omit<AnswerFilter, 'after' | 'limit'>

/** Whether answers have to be looked at one by one; otherwise all of a kind are found or none. */
export function isOneByOne({ query, theme, isRead }: Filter): boolean {
  return query !== null || theme !== null || isRead !== null
}

/** `id` and kind of everything that one-by-one conditions find. */
export function foundAnswers({ query, theme, isRead }: Filter): Piece {
  return sql`(select f.id, f.alike from found_answers(${query}::tsquery) f where ${allOf([
    theme === null
      ? undefined
      : theme === 'none'
        ? sql`not exists (select 1 from theme_answer t where t.answer = f.id)`
        : sql`f.id in ${answersBelow(theme)}`,
    isRead === null
      ? undefined
      : isRead
        ? sql`exists (select 1 from answer_reading l where l.answer = f.id)`
        : sql`not exists (select 1 from answer_reading l where l.answer = f.id)`,
  ])})`
}

/** The first ids of a filter, in their order; `limit` undefined: all. */
export function foundIds(filter: Filter, after: string | null, limit: number | undefined): Piece {
  const kinds = sql`select a.id from (${readableKinds}) a where ${allOf(Object.values(conditions(filter)))}`
  const { query, theme, isRead } = filter
  if (limit !== undefined && query === null && theme === null && isRead !== true) {
    return sql`select listed as id from listed_answers(array(${kinds}), ${after}::uuid, ${limit},
      ${isRead === false}) as listed`
  }
  const first = limit === undefined ? sql`` : sql`order by f.id limit ${limit}`
  return sql`select f.id from ${foundAnswers(filter)} f
    where f.alike in (${kinds}) and (${after}::uuid is null or f.id > ${after}::uuid) ${first}`
}

/** Of a kind `a` of answers. */
export function conditions(filter: Filter) {
  const { question, withAlso, municipality, venue, session, group, state, late } = filter
  return {
    question:
      question === null
        ? undefined
        : withAlso
          ? sql`(a.question = ${question} or ${question} = any(a.also))`
          : sql`a.question = ${question}`,
    municipality: municipality === null ? undefined : sql`a.municipality = ${municipality}`,
    venue: venue === null ? undefined : sql`a.venue = ${venue}`,
    session: session === null ? undefined : sql`a.of_session = ${session}::uuid`,
    group: group === null ? undefined : sql`coalesce(a.grp, 'unstated') = ${group}`,
    state:
      state === null
        ? undefined
        : state === 'submitted'
          ? sql`(a.state = 'submitted' and not a.late)`
          : sql`(a.state = 'accepted' or a.late)`,
    late: late === null ? undefined : late ? sql`a.late` : sql`not a.late`,
  }
}
