import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { inPlaceOfPrivate } from './backup/fresh-database.ts'
import { hasKeys } from './backup/key-placing.ts'
import {
  checkBackup,
  restoreBackup,
  type Restored,
  type RestoreOptions,
} from './backup/restore-backup.ts'
import type { OpenWith } from './backup/sealed-stream.ts'
import { OperationProblem } from './operation-problem.ts'
import { runCommand } from './run-command.ts'
import { type Settings, settingsFrom } from './settings.ts'

const usage = `Восстановление / restore (сервер остановлен / with the server stopped)

  npm run restore -- FILE                    ключ спросят / the key is asked for
  npm run restore -- FILE --key-file FILE    (или / or RECOVERY_KEY, BACKUP_PASSPHRASE)
  npm run restore -- FILE --check            только прочитать до конца / only read it to the end
  npm run restore -- FILE --ledger shut-out.jsonl | --without-ledger
`

await runCommand(async () => {
  const { file, options } = parsedOptions()
  const settings = settingsFrom(process.env, process.cwd())
  if (options.check === true) {
    const checked = await checkBackup(file, await secretFrom(options['key-file']))
    process.stdout.write(`Копия цела / the backup is whole: ${contentsOf(checked)}\n`)
    return
  }
  const ledgers = await ledgersFrom(options, settings.keysDir)
  const secret = await secretFrom(options['key-file'])
  const { dataDir, keysDir } = settings
  const { restored, kept } = await restoreInto(settings, {
    file,
    secret,
    dataDir,
    keysDir,
    ledgers,
  })
  process.stdout.write(
    `Восстановлено / restored: ${contentsOf(restored)}\n` +
      (kept === undefined ? '' : `Прежняя база / the former database: ${kept}\n`) +
      `Теперь / now: npm start. Устройства сами вернут то, что новее копии; кто что вернул, видит администратор.\n` +
      `Devices give back by themselves what is newer than the backup; the administrator sees who gave what.\n`,
  )
})

async function restoreInto(
  { databaseUrl, dataDir }: Settings,
  options: Omit<RestoreOptions, 'owner'>,
): Promise<{ restored: Restored; kept: string | undefined }> {
  let restored: Restored | undefined
  const fill = async (owner: pg.Client) => {
    restored = await restoreBackup({ ...options, owner })
  }
  let kept: string | undefined
  if (databaseUrl === undefined) kept = await inPlaceOfPrivate(dataDir, new Date(), fill)
  else {
    const owner = new pg.Client({ connectionString: databaseUrl })
    await owner.connect().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      throw new OperationProblem(
        `База из DATABASE_URL не отвечает: ${reason}`,
        `The database in DATABASE_URL does not answer: ${reason}`,
      )
    })
    try {
      await fill(owner)
    } finally {
      await owner.end()
    }
  }
  if (restored === undefined) throw new Error('nothing was restored')
  return { restored, kept }
}

function parsedOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'key-file': { type: 'string' },
        ledger: { type: 'string', multiple: true },
        'without-ledger': { type: 'boolean' },
        check: { type: 'boolean' },
      },
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) throw new Error('FILE')
    return { file, options: values }
  } catch (error) {
    throw new OperationProblem(error instanceof Error ? error.message : '', usage)
  }
}

/** The ledger is demanded: without it those who were revoked or erased since the backup would be back (S15). */
async function ledgersFrom(
  options: { ledger?: string[] | undefined; 'without-ledger'?: boolean | undefined },
  keysDir: string,
): Promise<string[]> {
  const paths = options.ledger ?? []
  const isHere = await hasKeys(keysDir)
  if (paths.length === 0 && !isHere && options['without-ledger'] !== true) {
    throw new OperationProblem(
      `Нужен журнал отзывов (shut-out.jsonl) из папки ключей прежней машины или из папки копий: без него снова войдут те, кого отключили после копии, и вернётся стёртое. Укажите --ledger ФАЙЛ. Если он утрачен: --without-ledger.`,
      `The ledger (shut-out.jsonl) of the former machine's keys folder, or of the folder of backups, is needed: without it those who were revoked since the backup come back, and so does what was erased. Name it with --ledger FILE. If it is lost: --without-ledger.`,
    )
  }
  return Promise.all(
    paths.map((path) =>
      readFile(path, 'utf8').catch(() => {
        throw new OperationProblem(`Нет такого файла: ${path}`, `There is no such file: ${path}`)
      }),
    ),
  )
}

async function secretFrom(keyFile: string | undefined): Promise<OpenWith> {
  const passphrase = process.env['BACKUP_PASSPHRASE']
  if (keyFile !== undefined) {
    const text = await readFile(keyFile, 'utf8').catch(() => '')
    return { key: text.split('\n').find((line) => line.startsWith('AGE-')) ?? '' }
  }
  const key = process.env['RECOVERY_KEY']
  if (key !== undefined) return { key: key.trim() }
  if (passphrase !== undefined) return { passphrase }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const asked = await terminal.question(
    'Ключ восстановления или фраза / recovery key or passphrase: ',
  )
  terminal.close()
  const text = asked.trim()
  return text.startsWith('AGE-') ? { key: text } : { passphrase: text }
}

function contentsOf({ manifest, rows, files }: Restored): string {
  const sum = Object.values(rows).reduce((total, count) => total + count, 0)
  return `${manifest.madeAt} · версия / version ${manifest.version} · строк / rows ${sum} · файлов / files ${files}`
}
