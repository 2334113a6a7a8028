import type { CodebookChange } from '@living-libraries/model/theme-codebook'
import type { ReadingShare, Theme, ThemeDone, ThemeHistory } from '@living-libraries/model/themes'
import { sql, type Transaction } from 'kysely'
import { isReadable, withSession } from './answer-class.ts'
import type {
  CoverageCount,
  KnownCommand,
  NewCommand,
  ThemeCells,
  ThemeCount,
  Themes,
} from '../theme-port.ts'
import type { HallGroup } from '../overview-port.ts'
import type { News } from './postgres-storage.ts'
import type { Tables } from './tables.ts'
import {
  countedByTheme,
  coverageByPlace,
  quotesOf,
  themeCells,
  themesOfHalls,
} from './theme-counts.ts'

const lockNumber = 7_202_411_06

/** The region's codebook in PostgreSQL. */
export class PostgresThemes implements Themes {
  private readonly trx: Transaction<Tables>
  private readonly news: News

  constructor(trx: Transaction<Tables>, news: News) {
    this.trx = trx
    this.news = news
  }

  async lock(): Promise<void> {
    await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(this.trx)
  }

  async all(): Promise<Theme[]> {
    const { rows } = await sql<Theme>`
      select id, title, definition, parent, state, merged_into as "mergedInto", search, examples
      from theme order by title, id`.execute(this.trx)
    return rows
  }

  async shares(): Promise<ReadingShare[]> {
    const { rows } = await sql<ReadingShare>`
      select id, reader, question, municipality, is_over as "isOver" from reading_share
      order by id`.execute(this.trx)
    return rows
  }

  async used(except: string): Promise<ReadonlySet<string>> {
    const { rows } = await sql<{ theme: string }>`
      select distinct theme from theme_answer where command <> ${except}::uuid`.execute(this.trx)
    return new Set(rows.map(({ theme }) => theme))
  }

  async save({ themes, shares }: CodebookChange): Promise<void> {
    const rows = themes.map(({ after }) => after)
    await sql`
      insert into theme (id, title, definition, parent, state, merged_into, search, examples)
      select id, title, definition, parent, state, "mergedInto", nullif(search, 'null'), examples
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (id uuid, title text,
        definition text, parent uuid, state text, "mergedInto" uuid, search jsonb, examples uuid[])
      on conflict (id) do update set title = excluded.title, definition = excluded.definition,
        parent = excluded.parent, state = excluded.state, merged_into = excluded.merged_into,
        search = excluded.search, examples = excluded.examples`.execute(this.trx)
    await sql`
      insert into reading_share (id, reader, question, municipality, is_over)
      select id, reader, question, municipality, "isOver"
      from jsonb_to_recordset(${JSON.stringify(shares.map(({ after }) => after))}::jsonb)
        as s (id uuid, reader uuid, question text, municipality text, "isOver" boolean)
      on conflict (id) do update set is_over = excluded.is_over`.execute(this.trx)
  }

  async command(id: string): Promise<KnownCommand | undefined> {
    const { rows } = await sql<KnownCommand>`
      select id, command, change, assigned, released, undone_by is not null as "isUndone"
      from theme_command where id = ${id}::uuid`.execute(this.trx)
    return rows[0]
  }

  async assign(command: string, theme: string, answers: readonly string[]): Promise<number> {
    return this.counted(sql`
      with put as (
        insert into theme_answer (theme, answer, command)
        select distinct ${theme}::uuid, a, ${command}::uuid from unnest(${answers}::uuid[]) as a
        on conflict do nothing returning theme, answer)
      insert into theme_answer_history (command, theme, answer, is_assigned)
      select ${command}::uuid, theme, answer, true from put`)
  }

  async release(command: string, theme: string, answers?: readonly string[]): Promise<number> {
    const which = answers === undefined ? sql`true` : sql`answer = any(${answers}::uuid[])`
    return this.counted(sql`
      with gone as (
        delete from theme_answer where theme = ${theme}::uuid and ${which}
        returning theme, answer, command)
      insert into theme_answer_history (command, theme, answer, is_assigned, assigned_by)
      select ${command}::uuid, theme, answer, false, command from gone`)
  }

  async move(
    command: string,
    from: string,
    to: string,
    answers?: readonly string[],
  ): Promise<ThemeDone> {
    const released = await this.release(command, from, answers)
    const assigned = await this.counted(sql`
      with put as (
        insert into theme_answer (theme, answer, command)
        select ${to}::uuid, answer, ${command}::uuid from theme_answer_history
        where command = ${command}::uuid and theme = ${from}::uuid and not is_assigned
        on conflict do nothing returning theme, answer)
      insert into theme_answer_history (command, theme, answer, is_assigned)
      select ${command}::uuid, theme, answer, true from put`)
    return { assigned, released }
  }

  async read(command: string, answer: string): Promise<void> {
    await sql`insert into answer_reading (answer, command) values (${answer}::uuid, ${command}::uuid)
      on conflict do nothing`.execute(this.trx)
  }

  async takeBack(command: string, undone: string): Promise<ThemeDone> {
    await sql`delete from answer_reading where command = ${undone}::uuid`.execute(this.trx)
    const released = await this.counted(sql`
      with gone as (
        delete from theme_answer t using theme_answer_history h
        where h.command = ${undone}::uuid and h.is_assigned and t.theme = h.theme
          and t.answer = h.answer and t.command = ${undone}::uuid
        returning t.theme, t.answer, t.command)
      insert into theme_answer_history (command, theme, answer, is_assigned, assigned_by)
      select ${command}::uuid, theme, answer, false, command from gone`)
    const assigned = await this.counted(sql`
      with put as (
        insert into theme_answer (theme, answer, command)
        select h.theme, h.answer, h.assigned_by from theme_answer_history h
        join theme t on t.id = h.theme and t.state <> 'gone'
        where h.command = ${undone}::uuid and not h.is_assigned
        on conflict do nothing returning theme, answer)
      insert into theme_answer_history (command, theme, answer, is_assigned)
      select ${command}::uuid, theme, answer, true from put`)
    return { assigned, released }
  }

  async note(command: NewCommand): Promise<void> {
    const { id, assigned, released, person, device, undoes } = command
    await sql`
      insert into theme_command (id, command, change, assigned, released, person, device)
      values (${id}::uuid, ${JSON.stringify(command.command)}::jsonb,
        ${JSON.stringify(command.change)}::jsonb, ${assigned}, ${released}, ${person}::uuid,
        ${device}::uuid)`.execute(this.trx)
    this.news.hasThemes = true
    if (undoes === null) return
    await sql`update theme_command set undone_by = ${id}::uuid where id = ${undoes}::uuid`.execute(
      this.trx,
    )
  }

  async history(
    { theme, answer }: { theme?: string | undefined; answer?: string | undefined },
    limit: number,
  ): Promise<ThemeHistory['acts']> {
    const ofTheme = sql`(${theme ?? null}::uuid is null
      or ${theme ?? null}::text in (c.command->>'theme', c.command->>'into', c.command->>'made')
      or exists (select 1 from theme_answer_history h where h.command = c.id and h.theme = ${theme ?? null}::uuid))`
    const ofAnswer = sql`(${answer ?? null}::uuid is null
      or c.command->>'answer' = ${answer ?? null}::text
      or exists (select 1 from theme_answer_history h where h.command = c.id and h.answer = ${answer ?? null}::uuid))`
    const { rows } = await sql<ThemeHistory['acts'][number]>`
      select c.id, c.command->>'act' as act, t.id as theme, t.title, c.assigned, c.released, p.name,
        (extract(epoch from c.at) * 1000)::float8 as at, c.undone_by is not null as "isUndone"
      from theme_command c join person p on p.id = c.person
      left join theme_command u on u.id = (c.command->>'command')::uuid
      left join theme t on t.id = coalesce(c.command->>'theme', u.command->>'theme')::uuid
      where ${ofTheme} and ${ofAnswer} order by c.at desc, c.id desc limit ${limit}`.execute(
      this.trx,
    )
    return rows
  }

  async readable(ids: readonly string[]): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select a.id from record a ${withSession}
      where a.kind = 'answer' and a.id = any(${ids}::uuid[]) and ${isReadable}`.execute(this.trx)
    return rows.map(({ id }) => id)
  }

  answerCounts(): Promise<ThemeCount[]> {
    return countedByTheme(this.trx)
  }

  coverage(): Promise<CoverageCount[]> {
    return coverageByPlace(this.trx)
  }

  tables(question: string | null, municipality: string | null): Promise<ThemeCells> {
    return themeCells(this.trx, question, municipality)
  }

  ofHalls(halls: readonly HallGroup[], question: string | null): Promise<ThemeCells['byGroup']> {
    return themesOfHalls(this.trx, halls, question)
  }

  quotes(
    of: { readonly question: string | null; readonly municipality: string | null },
    perTheme: number,
  ): Promise<{ theme: string; answer: string }[]> {
    return quotesOf(this.trx, of, perTheme)
  }

  async readers(): Promise<{ id: string; name: string }[]> {
    const { rows } = await sql<{ id: string; name: string }>`
      select distinct p.id, p.name from person p join person_grant g on g.person = p.id
      where g.value->>'role' in ('regional', 'administrator') order by p.name, p.id`.execute(
      this.trx,
    )
    return rows
  }

  private async counted(statement: ReturnType<typeof sql>): Promise<number> {
    const { numAffectedRows } = await statement.execute(this.trx)
    return Number(numAffectedRows ?? 0)
  }
}
