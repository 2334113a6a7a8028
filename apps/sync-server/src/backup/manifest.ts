import * as v from 'valibot'

/** The form of the archive; a program reads none that is newer than itself. */
export const backupFormat = 1

export const manifestName = 'manifest.json'
/** Comes last: without it the archive is not whole. */
export const endName = 'end.json'
export const packName = 'forum-pack.json'

const tableSchema = v.object({ name: v.string(), columns: v.array(v.string()) })
export type DumpedTable = v.InferOutput<typeof tableSchema>

export const manifestSchema = v.object({
  format: v.number(),
  version: v.string(),
  /** ISO 8601. */
  madeAt: v.string(),
  epoch: v.string(),
  migrations: v.array(v.object({ name: v.string(), checksum: v.string() })),
  /** In an order in which each refers only to those before it. */
  tables: v.array(tableSchema),
})
export type Manifest = v.InferOutput<typeof manifestSchema>

/** What was put into the archive, to be counted again when it is taken out. */
export const endSchema = v.object({
  rows: v.record(v.string(), v.number()),
  files: v.number(),
})
export type BackupEnd = v.InferOutput<typeof endSchema>
