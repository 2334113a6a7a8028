import { sql } from 'kysely'
import type { AnswerFilter } from '../overview-port.ts'
import { allOf, answersBelow, type Piece, readableCells } from './answer-class.ts'

type Filter = Omit<AnswerFilter, 'after' | 'limit'>

/** Whether answers have to be looked at one by one; otherwise all of a cell are found or none. */
export function isOneByOne({ query, session, theme, isRead }: Filter): boolean {
  return query !== null || session !== null || theme !== null || isRead !== null
}

/** `id` and cell of everything that one-by-one conditions find. */
export function foundAnswers({ query, session, theme, isRead }: Filter): Piece {
  return sql`(select f.id, f.cell from found_answers(${query}::tsquery, ${session}::uuid) f where ${allOf(
    [
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
    ],
  )})`
}

/** The first ids of a filter, in their order; `limit` undefined: all. */
export function foundIds(filter: Filter, after: string | null, limit: number | undefined): Piece {
  const cells = sql`select a.id from (${readableCells}) a where ${allOf(Object.values(conditions(filter)))}`
  const { query, session, theme, isRead } = filter
  const isListed = query === null && session === null && theme === null && isRead !== true
  if (limit !== undefined && isListed) {
    return sql`select listed as id from listed_answers(array(${cells}), ${after}::uuid, ${limit},
      ${isRead === false}) as listed`
  }
  const first = limit === undefined ? sql`` : sql`order by f.id limit ${limit}`
  return sql`select f.id from ${foundAnswers(filter)} f
    where f.cell in (${cells}) and (${after}::uuid is null or f.id > ${after}::uuid) ${first}`
}

/** Of a cell `a` of answers. */
export function conditions(filter: Filter) {
  const { question, withAlso, municipality, venue, group, state, late } = filter
  return {
    question:
      question === null
        ? undefined
        : withAlso
          ? sql`(a.question = ${question} or ${question} = any(a.also))`
          : sql`a.question = ${question}`,
    municipality: municipality === null ? undefined : sql`a.municipality = ${municipality}`,
    venue: venue === null ? undefined : sql`a.venue = ${venue}`,
    group: group === null ? undefined : sql`coalesce(a.grp, 'unstated') = ${group}`,
    state:
      state === null
        ? undefined
        : state === 'submitted'
          ? sql`(a.class = 'submitted' and not a.late)`
          : sql`(a.class = 'accepted' or a.late)`,
    late: late === null ? undefined : late ? sql`a.late` : sql`not a.late`,
  }
}
