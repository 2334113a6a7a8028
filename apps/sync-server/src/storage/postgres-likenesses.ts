import { sql, type Transaction } from 'kysely'
import type { Likenesses, SaidText, WeighedWord, WordCounts } from '../likeness-port.ts'
import type { AnswerFilter } from '../overview-port.ts'
import { type Piece, readableCells } from './answer-class.ts'
import { foundIds } from './answer-conditions.ts'
import type { Tables } from './tables.ts'

/** Comparing answers in PostgreSQL: the index of lexemes finds what may be alike, the model judges it. */
export class PostgresLikenesses implements Likenesses {
  private readonly trx: Transaction<Tables>

  constructor(trx: Transaction<Tables>) {
    this.trx = trx
  }

  async wordCounts(): Promise<WordCounts> {
    const { rows } = await sql<{ word: string; answers: number }>`
      select word, answers from answer_word_counts()`.execute(this.trx)
    const all = await sql<{ count: number }>`
      select coalesce(sum(answers), 0)::bigint as count from answer_cells()`.execute(this.trx)
    return {
      texts: all.rows[0]?.count ?? 0,
      words: new Map(rows.map(({ word, answers }) => [word, answers])),
    }
  }

  async sharing(
    words: readonly WeighedWord[],
    telling: readonly string[],
    limit: number,
  ): Promise<SaidText[]> {
    if (telling.length === 0) return []
    const queries = words.map(({ word }) => quoted(word))
    const weights = words.map(({ weight }) => weight)
    return this.said(sql`
      select f.id from answers_sharing(${telling.map(quoted).join(' | ')}::tsquery,
        ${queries}::text[]::tsquery[], ${weights}::float8[], ${limit}) f
      where f.cell in (select a.id from (${readableCells}) a)`)
  }

  async texts(filter: Omit<AnswerFilter, 'after' | 'limit'>, limit: number): Promise<SaidText[]> {
    return this.said(foundIds(filter, null, limit))
  }

  private async said(ids: Piece): Promise<SaidText[]> {
    const { rows } = await sql<SaidText>`
      with found as materialized (${ids})
      select a.id, ${saidWords} as text, ${themesOf} as themes
      from found join record a on a.id = found.id order by a.id`.execute(this.trx)
    return rows
  }
}

/** As the search reads an answer, the translation with it. */
const saidWords = sql`concat_ws(E'\n', a.state->'fields'->>'text', a.state->'fields'->>'translation')`
const themesOf = sql`array(select t.theme from theme_answer t where t.answer = a.id)`

function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
