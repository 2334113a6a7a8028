import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { FileOutcome } from '@living-libraries/model/transfer/transfer-response'
import {
  TransferFault,
  type TransferFaultName,
} from '@living-libraries/model/transfer/transfer-fault'
import { armor } from 'age-encryption'
import { readServerNote } from './server-note.ts'
import { ForumRegistry } from './services/forum.ts'
import { ProblemError } from './services/problem-error.ts'
import { takeTransfer, type TransferServices } from './services/transfer.ts'
import { answerFile } from './services/transfer-answer.ts'
import { settingsFrom } from './settings.ts'
import { DatabaseUnreachable } from './storage/database-problem.ts'
import { openDatabase } from './storage/database.ts'
import { openRegionKeys } from './storage/key-files.ts'
import { shutOutLedger } from './storage/ledger-file.ts'
import { postgresStorage } from './storage/postgres-storage.ts'
import { s3Pictures } from './storage/s3-pictures.ts'

const usage = `Файлы передачи / transfer files

  npm run transfer -- import FILE…          принять файлы; ответы ложатся рядом / take files in, answers are put beside
  npm run transfer -- answer --device ID    ответ для устройства / the answer file for a device
                      [--out FOLDER]
`

const sentences: { readonly [Fault in TransferFaultName]: string } = {
  'not-a-transfer-file': 'это не файл передачи / not a transfer file',
  'not-for-us': 'файл запечатан не для этого центра / sealed for another centre',
  damaged: 'файл повреждён, из него ничего не взято / damaged, nothing was taken',
  'too-large': 'файл слишком велик, из него ничего не взято / too large, nothing was taken',
  'too-many': 'файлов слишком много / too many files',
  'too-new': 'файл новее этого сервера: обновите сервер / newer than this server: update it',
  forged:
    'подпись не сходится, из файла ничего не взято / the signature is wrong, nothing was taken',
  foreign: 'устройство не из этого региона / the device is not of this region',
  'certificate-expired':
    'удостоверение устройства истекло: ему нужна связь или новое приглашение / the device’s certificate has expired',
  'author-shut-out': 'устройство отключено / the device was disconnected',
  'other-epoch':
    'центр с тех пор восстановлен из копии: устройству нужна связь / the centre was restored since: the device must meet it',
}

/** A sentence for the person at the terminal. */
class TransferProblem extends Error {
  override readonly name = 'TransferProblem'
}

try {
  await run()
} catch (error) {
  const isSentence = error instanceof Error && error.name.endsWith('Problem')
  process.stderr.write(`${isSentence ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(): Promise<void> {
  const { values, positionals } = parsedOptions()
  const [command, ...files] = positionals
  if (command === 'import' && files.length > 0) {
    await withServices((services) => importAll(services, files))
  } else if (command === 'answer' && values.device !== undefined) {
    const { device, out = '.' } = values
    await withServices((services) => writeAnswer(services, device, resolve(out)))
  } else {
    process.stdout.write(usage)
  }
}

function parsedOptions() {
  try {
    const options = { device: { type: 'string' }, out: { type: 'string' } } as const
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new TransferProblem(`${error instanceof Error ? error.message : ''}\n\n${usage}`)
  }
}

async function importAll(services: TransferServices, files: readonly string[]): Promise<void> {
  for (const path of files) {
    const { files: outcomes } = await takeTransfer(services, await fileAt(path), null)
    for (const outcome of outcomes) process.stdout.write(`${path}: ${sentenceOf(outcome)}\n`)
    const devices = new Set(outcomes.flatMap((one) => (one.outcome === 'taken' ? one.device : [])))
    for (const device of devices) await writeAnswer(services, device, dirname(path))
    if (outcomes.every(({ outcome }) => outcome === 'refused')) process.exitCode = 1
  }
}

async function fileAt(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch(() => {
    throw new TransferProblem(`Файл не читается / the file cannot be read: ${path}`)
  })
  if (!bytes.subarray(0, 10).equals(Buffer.from('-----BEGIN'))) return bytes
  try {
    return armor.decode(bytes.toString('latin1'))
  } catch {
    // Taken as it is, it gets its sentence like any other file that is none of ours.
    return bytes
  }
}

async function writeAnswer(
  services: TransferServices,
  device: string,
  folder: string,
): Promise<void> {
  const answer = await answerFile(services, device).catch((error: unknown) => {
    if (error instanceof TransferFault) throw new TransferProblem(sentences[error.fault])
    if (!(error instanceof ProblemError)) throw error
    throw new TransferProblem(
      `Устройство ${device} не присылало файлов / the device has sent no file`,
    )
  })
  const path = join(folder, `otvet-${device}.age`)
  await writeFile(path, answer)
  process.stdout.write(`Ответ для устройства / answer for the device: ${path}\n`)
}

function sentenceOf(outcome: FileOutcome): string {
  switch (outcome.outcome) {
    case 'taken':
      return `принято изменений ${outcome.changes - outcome.refused}, не принято ${outcome.refused}${picturesOf(outcome)} / taken, refused · ${outcome.device}`
    case 'nothing':
      return 'это ответ центра, принимать нечего / an answer of the centre, nothing to take in'
    case 'refused':
      return sentences[outcome.fault]
  }
}

function picturesOf({ pictures, refusedPictures }: Extract<FileOutcome, { outcome: 'taken' }>) {
  if (pictures + refusedPictures === 0) return ''
  return `; снимков принято ${pictures}, не принято ${refusedPictures}`
}

async function withServices(work: (services: TransferServices) => Promise<void>): Promise<void> {
  const settings = settingsFrom(process.env, process.cwd())
  const note =
    settings.databaseUrl === undefined ? await readServerNote(settings.dataDir) : undefined
  const connectionString = settings.databaseUrl ?? note?.connectionString
  if (connectionString === undefined) throw notRunning(settings.dataDir)
  const database = await openDatabase({ connectionString, maxConnections: 2 }).catch((error) => {
    const isGone = note !== undefined && error instanceof DatabaseUnreachable
    throw isGone ? notRunning(settings.dataDir) : error
  })
  try {
    const storage = postgresStorage(
      database.kysely,
      settings.pictures && s3Pictures(settings.pictures),
    )
    await work({
      storage,
      registry: new ForumRegistry(storage),
      keys: await openRegionKeys(settings.keysDir),
      ledger: shutOutLedger(settings.keysDir),
      now: Date.now,
    })
  } finally {
    await database.close()
  }
}

function notRunning(dataDir: string): TransferProblem {
  return new TransferProblem(
    `Сервер не запущен: сначала npm start (данные: ${dataDir}).\nThe server is not running: npm start first (data: ${dataDir}).`,
  )
}
