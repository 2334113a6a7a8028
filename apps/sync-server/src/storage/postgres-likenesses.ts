import { sql, type Transaction } from 'kysely'
import type { Likenesses, SaidText, WeighedWord, WordCounts } from '../likeness-port.ts'
import type { AnswerFilter } from '../overview-port.ts'
import { allOf, isReadable, withSession } from './answer-class.ts'
import { conditions, found } from './answer-conditions.ts'
import type { Tables } from './tables.ts'

/** Comparing answers in PostgreSQL: the index of lexemes finds what may be alike, the model judges it. */
export class PostgresLikenesses implements Likenesses {
  private readonly trx: Transaction<Tables>

  constructor(trx: Transaction<Tables>) {
    this.trx = trx
  }

  async wordCounts(): Promise<WordCounts> {
    const counted = `select lexemes from record where kind = 'answer' and not deleted`
    const { rows } = await sql<{ word: string; count: number }>`
      select word, ndoc as count from ts_stat(${counted}) where ndoc > 1`.execute(this.trx)
    const all = await sql<{ count: number }>`
      select count(*) as count from record where kind = 'answer' and not deleted`.execute(this.trx)
    return {
      texts: all.rows[0]?.count ?? 0,
      words: new Map(rows.map(({ word, count }) => [word, count])),
    }
  }

  async sharing(
    words: readonly WeighedWord[],
    telling: readonly string[],
    limit: number,
  ): Promise<SaidText[]> {
    if (telling.length === 0) return []
    const shared = words.map(
      ({ word, weight }) =>
        sql`(case when a.lexemes @@ ${quoted(word)}::tsquery then ${weight}::float8 else 0 end)`,
    )
    const { rows } = await sql<SaidText>`
      with alike as materialized (
        select a.id, a.space from record a ${withSession}
        where a.kind = 'answer' and a.lexemes @@ ${telling.map(quoted).join(' | ')}::tsquery
          and ${isReadable}
        order by ${sql.join(shared, sql` + `)} desc, a.id limit ${limit})
      select a.id, ${saidWords} as text, ${themesOf} as themes
      from alike join record a on a.space = alike.space and a.id = alike.id`.execute(this.trx)
    return rows
  }

  async texts(filter: Omit<AnswerFilter, 'after' | 'limit'>, limit: number): Promise<SaidText[]> {
    const { rows } = await sql<SaidText>`
      with found as materialized (
        select a.id, a.space from record a ${withSession}
        where a.kind = 'answer' and ${isReadable} and ${found(filter)}
          and ${allOf(Object.values(conditions(filter, sql`r.state`)))}
        order by a.id limit ${limit})
      select a.id, ${saidWords} as text, ${themesOf} as themes
      from found join record a on a.space = found.space and a.id = found.id
      order by a.id`.execute(this.trx)
    return rows
  }
}

/** As the search reads an answer, the translation with it. */
const saidWords = sql`concat_ws(E'\n', a.state->'fields'->>'text', a.state->'fields'->>'translation')`
const themesOf = sql`array(select t.theme from theme_answer t where t.answer = a.id)`

function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
