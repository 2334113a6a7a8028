import { sql, type Transaction } from 'kysely'
import type { CoverageCount, ThemeCells, ThemeCount } from '../theme-port.ts'
import { isReadable, readableKinds, withSession } from './answer-class.ts'
import type { Tables } from './tables.ts'

/** Readable answers by theme: its own, and with those of the themes below it, each answer once. */
export async function countedByTheme(trx: Transaction<Tables>): Promise<ThemeCount[]> {
  const { rows } = await sql<ThemeCount>`
    select t.theme, coalesce(sum(t.answers) filter (where t.is_own), 0)::bigint as answers,
      coalesce(sum(t.answers) filter (where not t.is_own),
        sum(t.answers) filter (where t.is_own))::bigint as "answersBelow"
    from alike_themes() t join (${readableKinds}) k on k.id = t.alike group by t.theme`.execute(trx)
  return rows
}

/** By main question and municipality, of the answers whose words the region may read. */
export async function coverageByPlace(trx: Transaction<Tables>): Promise<CoverageCount[]> {
  const { rows } = await sql<CoverageCount>`
    select k.question, k.municipality, sum(k.answers)::bigint as answers,
      coalesce(sum(c.read), 0)::bigint as read, coalesce(sum(c.assigned), 0)::bigint as assigned
    from (${readableKinds}) k left join alike_coverage() c on c.alike = k.id
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
      from (${readableKinds}) k
      where not k.late and (${question}::text is null or k.question = ${question})
        and (${municipality}::text is null or k.municipality = ${municipality})),
    t as materialized (select * from alike_themes())
    select t.theme, c.municipality, c.grp as "group", sum(t.answers)::bigint as count
    from t join c on c.id = t.alike
    where not t.is_own or t.theme not in (select theme from t where not is_own)
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
    with recursive above (theme, ancestor) as (
      select id, id from theme where state <> 'gone'
      union select above.theme, t.parent from above join theme t on t.id = above.ancestor
        where t.parent is not null),
    said as (
      select distinct above.ancestor as theme, a.id as answer, a.id = any(t.examples) as is_example,
        length(a.state->'fields'->>'text') between 30 and 240 as is_quick
      from theme_answer ta join above on above.theme = ta.theme join theme t on t.id = above.ancestor
      join record a on a.id = ta.answer and a.kind = 'answer' and not a.late
        and (${question}::text is null or a.question = ${question})
        and (${municipality}::text is null or a.municipality = ${municipality}) ${withSession}
      where ${isReadable})
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
