import { readServerNote } from './server-note.ts'
import { recoveryAnswer } from './services/lock-recovery.ts'
import { settingsFrom } from './settings.ts'
import { DatabaseUnreachable } from './storage/database-problem.ts'
import { openDatabase } from './storage/database.ts'
import { openRegionKeys } from './storage/key-files.ts'
import { postgresStorage } from './storage/postgres-storage.ts'

const usage = `Забытый PIN-код / a forgotten PIN

  npm run unlock -- 12345678    ответ на запрос: восемь цифр с устройства / answers a request: the device's eight digits
  npm run unlock -- LINK        или ссылка с него / or the link that it shows
`

/** A sentence for the person at the terminal. */
class UnlockProblem extends Error {
  override readonly name = 'UnlockProblem'
}

try {
  await run(process.argv.slice(2).join(''))
} catch (error) {
  const isSentence = error instanceof Error && error.name.endsWith('Problem')
  process.stderr.write(`${isSentence ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(text: string): Promise<void> {
  const request = text.replaceAll(/\s/g, '').replace(/^.*#/, '')
  if (!/^(?:\d{8}|[\w-]{87})$/.test(request)) {
    process.stdout.write(usage)
    return
  }
  const settings = settingsFrom(process.env, process.cwd())
  const note =
    settings.databaseUrl === undefined ? await readServerNote(settings.dataDir) : undefined
  const connectionString = settings.databaseUrl ?? note?.connectionString
  if (connectionString === undefined) throw notRunning(settings.dataDir)
  const database = await openDatabase({ connectionString, maxConnections: 1 }).catch((error) => {
    const isGone = note !== undefined && error instanceof DatabaseUnreachable
    throw isGone ? notRunning(settings.dataDir) : error
  })
  try {
    const keys = await openRegionKeys(settings.keysDir)
    const answer = await recoveryAnswer(
      { storage: postgresStorage(database.kysely), keys },
      request,
    )
    if (answer === undefined) {
      throw new UnlockProblem(
        'Центр таких цифр не знает: попросите ссылку с устройства. / These digits are unknown: ask for the link of the device.',
      )
    }
    const { device, digits } = answer
    const revoked = device?.isRevoked ? ' · ОТКЛЮЧЕНО / DISCONNECTED' : ''
    process.stdout.write(`${device?.name ?? 'Неизвестное устройство / unknown device'}${revoked}\n`)
    process.stdout.write(`${digits}\n`)
  } finally {
    await database.close()
  }
}

function notRunning(dataDir: string): UnlockProblem {
  return new UnlockProblem(
    `Сервер не запущен: сначала npm start (данные: ${dataDir}).\nThe server is not running: npm start first (data: ${dataDir}).`,
  )
}
