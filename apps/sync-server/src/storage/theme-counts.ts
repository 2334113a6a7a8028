import { sql, type Transaction } from 'kysely'
import type { CoverageCount, ThemeCells, ThemeCount } from '../theme-port.ts'
import { isReadable, themesAbove, withSession } from './answer-class.ts'
import type { Tables } from './tables.ts'

/** Readable answers by theme: its own, and with those of the themes below it, each answer once. */
export async function countedByTheme(trx: Transaction<Tables>): Promise<ThemeCount[]> {
  const { rows } = await sql<ThemeCount>`
    with recursive ${themesAbove},
    seen as materialized (
      select t.theme, t.answer from theme_answer t join record a on a.id = t.answer ${withSession}
      where a.kind = 'answer' and ${isReadable}),
    once as (select distinct above.ancestor, seen.answer from seen join above on above.theme = seen.theme),
    own as (select theme, count(*) as count from seen group by theme),
    below as (select ancestor as theme, count(*) as count from once group by ancestor)
    select below.theme, coalesce(own.count, 0) as answers, below.count as "answersBelow"
    from below left join own on own.theme = below.theme`.execute(trx)
  return rows
}

/** By main question and municipality, of the answers whose words the region may read. */
export async function coverageByPlace(trx: Transaction<Tables>): Promise<CoverageCount[]> {
  const { rows } = await sql<CoverageCount>`
    select a.question, a.municipality, count(*) as answers, count(l.answer) as read,
      count(t.answer) as assigned
    from record a ${withSession}
    left join answer_reading l on l.answer = a.id
    left join (select distinct answer from theme_answer) as t on t.answer = a.id
    where a.kind = 'answer' and ${isReadable}
    group by a.question, a.municipality`.execute(trx)
  return rows
}

/** Counted answers only: what came late stands in a line of its own everywhere. */
export async function themeCells(
  trx: Transaction<Tables>,
  question: string | null,
): Promise<ThemeCells> {
  const { rows } = await sql<Cell>`
    with recursive ${themesAbove},
    c as materialized (
      select a.id, a.municipality, coalesce(a.grp, 'unstated') as grp
      from record a ${withSession}
      where a.kind = 'answer' and ${isReadable} and not a.late
        and (${question}::text is null or a.question = ${question})),
    once as materialized (
      select distinct above.ancestor, t.answer from theme_answer t join above on above.theme = t.theme)
    select once.ancestor as theme, c.municipality, c.grp as "group", count(*) as count
    from once join c on c.id = once.answer
    group by grouping sets ((once.ancestor, c.municipality), (once.ancestor, c.grp))
    union all
    select null, c.municipality, c.grp, count(*) from c
    group by grouping sets ((c.municipality), (c.grp))`.execute(trx)
  return {
    byMunicipality: rows.flatMap(({ theme, municipality, count }) =>
      municipality === null ? [] : [{ theme, municipality, count }],
    ),
    byGroup: rows.flatMap(({ theme, group, count }) =>
      group === null ? [] : [{ theme, group, count }],
    ),
  }
}

interface Cell {
  readonly theme: string | null
  readonly municipality: string | null
  readonly group: string | null
  readonly count: number
}
