import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openOwnerAccess } from './backup/owner-access.ts'
import { checkDatabase, type DatabaseView } from './doctor/database-check.ts'
import { checkDevices } from './doctor/device-check.ts'
import { bad, report } from './doctor/finding.ts'
import { checkBackups, checkBuild, checkKeys } from './doctor/key-check.ts'
import { checkClock, checkDisk } from './doctor/machine-check.ts'
import { checkPictures } from './doctor/picture-check.ts'
import { checkCertificate, checkServer } from './doctor/server-check.ts'
import { runCommand } from './run-command.ts'
import { readServerNote } from './server-note.ts'
import { OperationProblem } from './operation-problem.ts'
import { builtAppDir, type Settings, settingsFrom } from './settings.ts'
import { s3Pictures } from './storage/s3-pictures.ts'
import { version } from './version.ts'

const usage = `Что не в порядке / what is wrong

  npm run doctor                    ничего не меняет / changes nothing
  npm run doctor -- --count-again   сначала пересчитать числа по записям / first count the numbers again from the records
`

/** `npm run doctor`: what an administrator should know. Ends with 1 where something needs somebody now. */
await runCommand(async () => {
  const wish = parsedWish()
  const settings = settingsFrom(process.env, process.cwd())
  const { dataDir, keysDir, publicUrl } = settings
  const now = Date.now()
  const backups = process.env['BACKUP_DIR'] ?? join(dataDir, 'backups')
  // Before the database: a private one that no server runs is started for the look, beside no server's note.
  const note = await readServerNote(dataDir)
  const view = await databaseView(settings, wish)
  const findings = [
    await checkServer(note?.url ?? `http://localhost:${settings.port}`, version),
    await checkCertificate(publicUrl, now),
    await checkDisk(dataDir),
    ...view.findings,
    await checkClock(now, view.times),
    await checkKeys(keysDir),
    await checkBackups(backups, keysDir, now),
    ...(settings.pictures ? [await checkPictures(s3Pictures(settings.pictures))] : []),
    ...(view.devices === undefined ? [] : checkDevices(view.devices, now)),
  ]
  const build = await checkBuild(builtAppDir)
  process.stdout.write(report(build === undefined ? findings : [...findings, build]))
  if ([...findings, build].some((one) => one?.level === 'bad')) process.exitCode = 1
})

function parsedWish(): { countAgain: boolean } {
  try {
    const { values } = parseArgs({
      options: { 'count-again': { type: 'boolean', default: false } },
    })
    return { countAgain: values['count-again'] }
  } catch (error) {
    throw new OperationProblem(error instanceof Error ? error.message : '', usage)
  }
}

async function databaseView(
  settings: Settings,
  wish: { readonly countAgain: boolean },
): Promise<DatabaseView> {
  try {
    const owner = await openOwnerAccess(settings)
    try {
      return await checkDatabase(owner.connectionString, wish)
    } finally {
      await owner.close()
    }
  } catch (error) {
    const [russian = '', english = russian] = String(
      error instanceof Error ? error.message : error,
    ).split('\n\n')
    return { findings: [bad(russian, english)] }
  }
}
