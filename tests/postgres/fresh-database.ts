import { runOn, testDatabase } from '@living-libraries/sync-server/test-database'
import { inject } from 'vitest'
import type {} from './global-setup.ts'

export interface FreshDatabase {
  /** The owner's connection string, for this database alone. */
  url: string
  /** Copies the database as it is, in the place of an earlier copy. Nobody may be connected. */
  backUp(): Promise<void>
  /** Puts the copy in the place of the database. Nobody may be connected. */
  restore(): Promise<void>
  /** Makes it empty. Nobody may be connected. */
  clear(): Promise<void>
  drop(): Promise<void>
}

/** A database of one's own in the PostgreSQL of the test run: all tables, nothing in them. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('postgresUrl')
  const { url } = await testDatabase()
  const name = new URL(url).pathname.slice(1)
  const drop = async (one: string) => {
    await runOn(server, `drop database if exists ${one} with (force)`)
  }
  const copy = async (from: string, to: string) => {
    await drop(to)
    await runOn(server, `create database ${to} template ${from}`)
  }
  return {
    url,
    backUp: () => copy(name, `${name}_backup`),
    restore: () => copy(`${name}_backup`, name),
    clear: async () => {
      await drop(name)
      await runOn(server, `create database ${name}`)
    },
    drop: async () => {
      await drop(name)
      await drop(`${name}_backup`)
    },
  }
}
