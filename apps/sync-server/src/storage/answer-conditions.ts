import { sql } from 'kysely'
import type { AnswerFilter } from '../overview-port.ts'
import { allOf, answersBelow, type Piece } from './answer-class.ts'

/** What is asked of every answer by itself; the conditions below can be asked of many that are alike. */
export function found({
  query,
  theme,
  isRead,
}: Pick<AnswerFilter, 'query' | 'theme' | 'isRead'>): Piece {
  return allOf([
    query === null ? undefined : sql`a.lexemes @@ ${query}::tsquery`,
    theme === null
      ? undefined
      : theme === 'none'
        ? sql`not exists (select 1 from theme_answer t where t.answer = a.id)`
        : sql`a.id in ${answersBelow(theme)}`,
    isRead === null
      ? undefined
      : isRead
        ? sql`exists (select 1 from answer_reading l where l.answer = a.id)`
        : sql`not exists (select 1 from answer_reading l where l.answer = a.id)`,
  ])
}

/** Of an answer `a`; `reviewed`: the state of its session. */
export function conditions(filter: Omit<AnswerFilter, 'after' | 'limit'>, reviewed: Piece) {
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
          ? sql`(${reviewed} = 'submitted' and not a.late)`
          : sql`(${reviewed} = 'accepted' or a.late)`,
    late: late === null ? undefined : late ? sql`a.late` : sql`not a.late`,
  }
}
