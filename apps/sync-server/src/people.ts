import { parseArgs } from 'node:util'
import { type Grant, grantSchema } from '@living-libraries/model/access'
import type { ListedDevice } from '@living-libraries/model/device-list'
import * as v from 'valibot'
import { type CommandServices, withCommandServices } from './command-services.ts'
import { OperationProblem } from './operation-problem.ts'
import { runCommand } from './run-command.ts'
import { devicesOf, removePerson, renameDevice, revokeDevice } from './services/devices.ts'
import { erase } from './services/erasure.ts'
import { territoryName } from './services/join.ts'
import { movePersons } from './services/moving.ts'
import { ProblemError } from './services/problem-error.ts'

const usage = `Устройства и люди / devices and people

  npm run people -- list
  npm run people -- rename DEVICE NAME
  npm run people -- disconnect DEVICE
  npm run people -- remove PERSON DEVICE          один человек с общего устройства / one person off a shared device
  npm run people -- move PERSON --venue VENUE     библиотекарь на другую площадку / a librarian to another venue
  npm run people -- move PERSON --municipality M  теперь координатор / a coordinator from now on
  npm run people -- move-device DEVICE --venue VENUE   все библиотекари устройства / all librarians on the device
  npm run people -- erase PERSON                  стереть сотрудника навсегда / erase a person who worked here
  npm run people -- erase-record RECORD [--with-words]
`

await runCommand(async () => {
  const { command, words, options } = parsedOptions()
  await withCommandServices(process.env, process.cwd(), async (services) => {
    await done(services, command, words, options).catch((error: unknown) => {
      throw error instanceof ProblemError ? sentenceOf(error) : error
    })
  })
})

interface Options {
  readonly venue?: string | undefined
  readonly municipality?: string | undefined
  readonly 'with-words'?: boolean | undefined
}

async function done(
  services: CommandServices,
  command: string,
  [first = '', second = '']: readonly string[],
  options: Options,
): Promise<void> {
  const { caller } = services
  switch (command) {
    case 'list':
      return tell((await devicesOf(services, caller)).devices.map(linesOf(services)).join(''))
    case 'rename':
      await renameDevice(services, caller, first, second.trim().slice(0, 100))
      return tell('Названо / renamed\n')
    case 'disconnect':
      await revokeDevice(services, caller, first)
      return tell('Отключено / disconnected\n')
    case 'remove':
      await removePerson(services, caller, second, first)
      return tell('Больше не работает на устройстве / no longer on the device\n')
    case 'move':
      await move(services, [first], options)
      return tell('Переведено / moved\n')
    case 'move-device':
      await move(services, await librariansOn(services, first), options)
      return tell('Переведено / moved\n')
    case 'erase':
      await erase(services, caller, { person: first })
      return tell('Стёрто / erased\n')
    case 'erase-record': {
      const withWords = options['with-words'] ?? false
      const { records } = await erase(services, caller, { record: first, withWords })
      return tell(`Стёрто записей / records erased: ${records.length}\n`)
    }
    default:
      throw new OperationProblem(`Нет такой команды: ${command}`, usage)
  }
}

async function move(
  services: CommandServices,
  persons: readonly string[],
  { venue, municipality }: Options,
): Promise<void> {
  const wanted =
    venue === undefined ? { role: 'coordinator', municipality } : { role: 'librarian', venue }
  const to = v.safeParse(grantSchema, wanted)
  if (!to.success || persons.length === 0) {
    throw new OperationProblem('Куда: --venue или --municipality.', usage)
  }
  for (const [from, ids] of await byFormerRole(services, persons)) {
    await movePersons(services, services.caller, { persons: ids, from, to: to.output })
  }
}

/** The role that each of them loses: the only one that is not of the staff. */
async function byFormerRole(
  { storage }: CommandServices,
  ids: readonly string[],
): Promise<[Grant, string[]][]> {
  const all = (await storage.read([], ({ devices }) => devices.list())).flatMap(
    ({ persons }) => persons,
  )
  const known = new Map(all.map((person) => [person.id, person]))
  const byRole = new Map<string, [Grant, string[]]>()
  for (const id of ids) {
    const local = known
      .get(id)
      ?.grants.filter(({ role }) => role === 'librarian' || role === 'coordinator')
    const [grant] = local ?? []
    if (grant === undefined || local?.length !== 1) {
      throw new OperationProblem(
        `У человека ${id} не одна роль на месте: переведите с экрана.`,
        `The person ${id} has not exactly one local role: use the screen.`,
      )
    }
    const key = JSON.stringify(grant)
    byRole.set(key, [grant, [...(byRole.get(key)?.[1] ?? []), id]])
  }
  return [...byRole.values()]
}

async function librariansOn({ storage }: CommandServices, device: string): Promise<string[]> {
  const found = (await storage.read([], ({ devices }) => devices.list())).find(
    ({ id }) => id === device,
  )
  const isLibrarian = ({ role }: Grant) => role === 'librarian'
  return (found?.persons ?? []).filter(({ grants }) => grants.some(isLibrarian)).map(({ id }) => id)
}

function linesOf({ caller }: CommandServices): (device: ListedDevice) => string {
  return ({ id, name, persons, lastSeenAt, revokedAt, unsent }) => {
    const seen = lastSeenAt === null ? '–' : new Date(lastSeenAt).toISOString()
    const state = revokedAt === null ? `на связи / seen ${seen}` : 'отключено / disconnected'
    const people = persons.map((person) => {
      const roles = person.grants.map((grant) =>
        [grant.role, territoryName(grant, caller.forum)].filter(Boolean).join(' · '),
      )
      return `    ${person.id}  ${person.name || '?'}: ${roles.join('; ')}\n`
    })
    return `${id}  ${name} · ${state} · ждёт / waits ${unsent ?? '?'}\n${people.join('')}`
  }
}

function sentenceOf(error: ProblemError): OperationProblem {
  return error.problem === 'not-found'
    ? new OperationProblem('Такого здесь нет.', 'There is no such thing here.')
    : new OperationProblem(
        `Так нельзя: ${error.detail ?? error.problem}`,
        `That cannot be done: ${error.detail ?? error.problem}`,
      )
}

function parsedOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        venue: { type: 'string' },
        municipality: { type: 'string' },
        'with-words': { type: 'boolean' },
      },
    })
    const [command, ...words] = positionals
    if (command === undefined) throw new Error('list | rename | move | …')
    return { command, words, options: values }
  } catch (error) {
    throw new OperationProblem(error instanceof Error ? error.message : '', usage)
  }
}

function tell(text: string): void {
  process.stdout.write(text)
}
