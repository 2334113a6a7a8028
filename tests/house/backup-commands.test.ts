import { chmod, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, runCommand, startServer } from './centre-commands.ts'

let folder: string
let server: RunningServer
let epoch: string
let key: string
let backup: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'living-libraries-backup-'))
  await chmod(folder, 0o711)
  server = await startServer(at('one'))
  epoch = await epochOf(server)
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

function at(name: string) {
  return { DATA_DIR: join(folder, name) }
}

async function epochOf({ url }: RunningServer): Promise<string> {
  const health = (await (await fetch(`${url}/api/health`)).json()) as { epoch: string }
  return health.epoch
}

test('without a recovery key nothing is backed up, and a sentence says how to make one', async () => {
  const { code, err } = await runCommand('backup', [], at('one'))
  expect(code).toBe(1)
  expect(err).toContain('npm run backup -- --new-key')
})

test('a backup is made beside the running server, sealed to a key that is not on the machine', async () => {
  const made = await runCommand('backup', ['--new-key'], at('one'))
  key = /AGE-SECRET-KEY-1\S+/.exec(made.out)?.[0] ?? ''
  const photo = join(folder, 'one', 'photos', 'ab')
  await mkdir(photo, { recursive: true })
  await writeFile(join(photo, 'abcdef'), 'picture')
  const { code, out, err } = await runCommand('backup', ['--keep', '3'], at('one'))
  expect(err).toBe('')
  expect(code).toBe(0)
  backup = out.split('\n')[0] ?? ''
  const bytes = await readFile(backup)
  expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
  const keys = await readdir(join(folder, 'one', 'keys'))
  for (const name of keys) {
    expect(await readFile(join(folder, 'one', 'keys', name), 'utf8')).not.toContain(key)
  }
  const checked = await runCommand('restore', [backup, '--check'], {
    ...at('no'),
    RECOVERY_KEY: key,
  })
  expect(checked.out).toContain('the backup is whole')
})

test('the history is verified against the links that were kept with the backup', async () => {
  const verified = await runCommand(
    'audit',
    ['verify', '--heads', `${backup}.heads.jsonl`],
    at('one'),
  )
  expect(verified.out).toContain('the history is as it was written')
  expect(verified.code).toBe(0)
  const heads = await readFile(`${backup}.heads.jsonl`, 'utf8')
  expect(heads).toContain('"space":"forum"')
  const forged = join(folder, 'forged.jsonl')
  await writeFile(forged, heads.replaceAll(/"link":"../g, '"link":"ab'))
  const against = await runCommand('audit', ['verify', '--heads', forged], at('one'))
  expect(against.err).toBe('')
  expect(against.out).toContain('not the link that was kept elsewhere')
  expect(against.code).toBe(1)
})

test('the doctor looks at the running server, and ends with a code for machines', async () => {
  const { code, out, err } = await runCommand('doctor', [], at('one'))
  expect(err).toBe('')
  for (const word of [
    'The server answers',
    'writes to the disk',
    'keys of the region',
    'backup: living',
  ]) {
    expect(out).toContain(word)
  }
  expect(code).toBe(out.includes('✗') ? 1 : 0)
  const none = await runCommand('doctor', [], at('nowhere'))
  expect(none.out).toContain('does not answer')
  expect(none.out).toContain('holds no data of a centre')
  expect(none.code).toBe(1)
})

test('a restore is refused, in words and without a change, where it would do harm', async () => {
  const withKey = { RECOVERY_KEY: key }
  const running = await runCommand('restore', [backup], { ...at('one'), ...withKey })
  expect(running.err).toContain('already works with the data')

  const noLedger = await runCommand('restore', [backup], { ...at('two'), ...withKey })
  expect(noLedger.err).toContain('--without-ledger')
  const wrongKey = { RECOVERY_KEY: key.slice(0, -1) }
  const typo = await runCommand('restore', [backup, '--check'], wrongKey)
  expect(typo.err).toContain('not a recovery key')
  const phrase = await runCommand('restore', [backup, '--check'], { BACKUP_PASSPHRASE: 'wrong' })
  expect(phrase.err).toContain('does not open')

  const cut = `${backup}.cut`
  await writeFile(cut, await readFile(backup))
  await truncate(cut, (await readFile(cut)).byteLength - 100)
  const short = await runCommand('restore', [cut, '--without-ledger'], { ...at('two'), ...withKey })
  expect(short.err).toContain('damaged or incomplete')
  const text = await runCommand('restore', ['package.json', '--check'], withKey)
  expect(text.err).toContain('not a backup file')
  for (const { code } of [running, noLedger, typo, phrase, short, text]) expect(code).toBe(1)
})

test('on another machine the centre comes up with its records, keys, files and pack, in another epoch', async () => {
  const two = { ...at('two'), RECOVERY_KEY: key }
  const { code, out, err } = await runCommand('restore', [backup, '--without-ledger'], two)
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(out).toContain('restored')
  for (const name of ['signing-key.json', 'age-identity.txt']) {
    const [one, other] = await Promise.all(
      ['one', 'two'].map((place) => readFile(join(folder, place, 'keys', name), 'utf8')),
    )
    expect(other).toBe(one)
  }
  expect(await readFile(join(folder, 'two', 'photos', 'ab', 'abcdef'), 'utf8')).toBe('picture')
  const again = await startServer(at('two'))
  expect(await epochOf(again)).not.toBe(epoch)
  await again.stop()
})

test('into a PostgreSQL of one’s own it goes as well, if that is empty', async () => {
  const note = JSON.parse(await readFile(join(folder, 'one', 'server.json'), 'utf8')) as {
    connectionString: string
  }
  const client = new pg.Client({ connectionString: note.connectionString })
  await client.connect()
  await client.query('create database of_ones_own')
  await client.end()
  const url = new URL(note.connectionString)
  url.pathname = '/of_ones_own'
  const own = { ...at('three'), RECOVERY_KEY: key, DATABASE_URL: url.href }
  const done = await runCommand('restore', [backup, '--without-ledger'], own)
  expect(done.err).toBe('')
  expect(done.out).toContain('restored')
  const again = await runCommand('restore', [backup], own)
  expect(again.err).toContain('has tables already')
  const audited = await runCommand('audit', ['verify'], own)
  expect(audited.out).toContain('the history is as it was written')
})

test('a second restore keeps the former database under another name', async () => {
  const two = { ...at('two'), RECOVERY_KEY: key }
  const { out } = await runCommand('restore', [backup], two)
  expect(out).toMatch(/the former database: living_libraries_before_\d+/)
  const again = await startServer(at('two'))
  await again.stop()
})

test('without a server the backup starts the database by itself, and a passphrase may seal it', async () => {
  const BACKUP_PASSPHRASE = 'пять случайных слов подряд'
  const environment = { ...at('two'), BACKUP_PASSPHRASE }
  const { out, err } = await runCommand('backup', ['--passphrase'], environment)
  expect(err).toBe('')
  const file = out.split('\n')[0] ?? ''
  const checked = await runCommand('restore', [file, '--check'], { BACKUP_PASSPHRASE })
  expect(checked.out).toContain('the backup is whole')
  const short = await runCommand('backup', ['--passphrase'], {
    ...at('two'),
    BACKUP_PASSPHRASE: 'x',
  })
  expect(short.err).toContain('16')
  const nowhere = await runCommand('backup', ['--passphrase'], {
    ...at('nowhere'),
    BACKUP_PASSPHRASE,
  })
  expect(nowhere.err).toContain('holds no data of a centre')
})
