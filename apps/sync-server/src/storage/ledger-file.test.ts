import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { shutOutLedger } from './ledger-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'living-libraries-ledger-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('S15: who was shut out is known without the database, and to every process', async () => {
  const ledger = shutOutLedger(folder)
  await ledger.note('device-revoked', 'one')
  await ledger.note('device-revoked', 'two')
  await ledger.note('device-admitted', 'one')
  await ledger.note('invitation-revoked', 'three')
  expect(await shutOutLedger(folder).shutOut()).toEqual({
    devices: ['two'],
    invitations: ['three'],
  })
})

it('S15: a line that a power failure cut does not take the next one with it', async () => {
  const ledger = shutOutLedger(folder)
  await ledger.note('device-revoked', 'one')
  await appendFile(join(folder, 'shut-out.jsonl'), '{"act":"device-revo')
  await ledger.note('device-revoked', 'two')
  expect((await ledger.shutOut()).devices).toEqual(['one', 'two'])
})

it('S15: lines of the first form, without a break before them, are read', async () => {
  const at = '2024-11-05T10:00:00.000Z'
  const lines = ['one', 'two'].map((id) => JSON.stringify({ act: 'device-revoked', id, at }))
  await writeFile(join(folder, 'shut-out.jsonl'), `${lines.join('\n')}\n`)
  await shutOutLedger(folder).note('device-revoked', 'three')
  expect((await shutOutLedger(folder).shutOut()).devices).toEqual(['one', 'two', 'three'])
})
