import { sql, type Transaction } from 'kysely'
import type { CoverageCount, ThemeCells, ThemeCount } from '../theme-port.ts'
import type { HallGroup } from '../overview-port.ts'
import { answersOfHalls, readableCells } from './answer-class.ts'
import type { Tables } from './tables.ts'

/** Readable answers by theme: its own, and with those of the themes below it, each answer once. */
export async function countedByTheme(trx: Transaction<Tables>): Promise<ThemeCount[]> {
  const { rows } = await sql<ThemeCount>`
    select t.theme, sum(t.own)::bigint as answers, sum(t.below)::bigint as "answersBelow"
    from theme_cells() t join (${readableCells}) k on k.id = t.cell group by t.theme`.execute(trx)
  return rows
}

/** By main question and municipality, of the answers whose words the region may read. */
export async function coverageByPlace(trx: Transaction<Tables>): Promise<CoverageCount[]> {
  const { rows } = await sql<CoverageCount>`
    select k.question, k.municipality, sum(k.answers)::bigint as answers,
      coalesce(sum(c.read), 0)::bigint as read, coalesce(sum(c.assigned), 0)::bigint as assigned
    from (${readableCells}) k left join readings() c on c.cell = k.id
    group by k.question, k.municipality`.execute(trx)
  return rows
}

/** Counted answers only: what came late stands in a line of its own everywhere. */
export async function themeCells(
  trx: Transaction<Tables>,
  question: string | null,
  municipality: string | null,
): Promise<ThemeCells> {
  const { rows } = await sql<Cell>`
    with c as materialized (
      select k.id, k.municipality, coalesce(k.grp, 'unstated') as grp, k.answers
      from (${readableCells}) k where not k.late and (${question}::text is null or k.question = ${question})
        and (${municipality}::text is null or k.municipality = ${municipality}))
    select t.theme, c.municipality, c.grp as "group", sum(t.below)::bigint as count
    from theme_cells() t join c on c.id = t.cell where t.below > 0
    group by grouping sets ((t.theme, c.municipality), (t.theme, c.grp))
    union all
    select null, c.municipality, c.grp, sum(c.answers)::bigint from c
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

/** Counted answers of halls by groups: by theme with all below it, and, with theme null, all of them. */
export async function themesOfHalls(
  trx: Transaction<Tables>,
  halls: readonly HallGroup[],
  question: string | null,
): Promise<ThemeCells['byGroup']> {
  const { rows } = await sql<ThemeCells['byGroup'][number]>`
    with recursive above (theme, ancestor) as (
      select id, id from theme
      union select a.theme, t.parent from above a join theme t on t.id = a.ancestor where t.parent is not null),
    said as materialized (
      select h.id, k.grp from ${answersOfHalls(halls)} h
      join (${readableCells}) k on k.id = h.cell and not k.late
      where ${question}::text is null or k.question = ${question})
    select a.ancestor as theme, s.grp as "group", count(distinct s.id) as count
    from said s join theme_answer t on t.answer = s.id join above a on a.theme = t.theme group by 1, 2
    union all select null, s.grp, count(*) from said s group by s.grp`.execute(trx)
  return rows
}

/** For each quote so many are looked at. */
const candidatesFor = 6

/** Examples first, then what is neither a single word nor a story. */
export async function quotesOf(
  trx: Transaction<Tables>,
  {
    question,
    municipality,
  }: { readonly question: string | null; readonly municipality: string | null },
  perTheme: number,
): Promise<{ theme: string; answer: string }[]> {
  const { rows } = await sql<{ theme: string; answer: string }>`
    with said as (
      select c.theme, c.answer, c.answer = any(t.examples) as is_example,
        length(a.state->'fields'->>'text') between 30 and 240 as is_quick
      from theme_candidates(array(select k.id from (${readableCells}) k where not k.late
          and (${question}::text is null or k.question = ${question})
          and (${municipality}::text is null or k.municipality = ${municipality})),
        ${candidatesFor * perTheme}) c
      join theme t on t.id = c.theme join record a on a.id = c.answer)
    select theme, answer from (
      select theme, answer, row_number() over (
        partition by theme order by is_example desc, is_quick desc, answer) as place from said) as placed
    where place <= ${perTheme} order by theme, place`.execute(trx)
  return rows
}

interface Cell {
  readonly theme: string | null
  readonly municipality: string | null
  readonly group: string | null
  readonly count: number
}
