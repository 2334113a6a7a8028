import { type CommandServices, withCommandServices } from './command-services.ts'
import { answerRecovery } from './services/lock-recovery.ts'
import { ProblemError } from './services/problem-error.ts'
import { settingsFrom } from './settings.ts'
import { openRegionKeys } from './storage/key-files.ts'

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
  await withCommandServices(process.env, process.cwd(), (services) => answer(services, request))
}

async function answer(services: CommandServices, request: string): Promise<void> {
  const keys = await openRegionKeys(settingsFrom(process.env, process.cwd()).keysDir)
  const { device, digits } = await answerRecovery(
    { ...services, keys },
    services.caller,
    request,
  ).catch((error: unknown) => {
    const isUnknown = error instanceof ProblemError && error.problem === 'not-found'
    if (!isUnknown) throw error
    throw new UnlockProblem(
      'Центр таких цифр не знает: попросите ссылку с устройства. / These digits are unknown: ask for the link of the device.',
    )
  })
  const revoked = device?.isRevoked ? ' · ОТКЛЮЧЕНО / DISCONNECTED' : ''
  process.stdout.write(`${device?.name ?? 'Неизвестное устройство / unknown device'}${revoked}\n`)
  process.stdout.write(`${digits}\n`)
}
