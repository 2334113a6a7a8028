import { parseArgs } from 'node:util'
import { type Grant, grantSchema, type Person } from '@living-libraries/model/access'
import { isStaff } from '@living-libraries/model/sign-in'
import * as v from 'valibot'
import { renderUnicodeCompact } from 'uqr'
import { type CommandServices, withCommandServices } from './command-services.ts'
import { noteActs } from './services/administration.ts'
import type { Forum } from './services/forum.ts'
import {
  invitationUrl,
  inviteAs,
  makeInvitation,
  revokeInvitation,
  speakInvitation,
} from './services/invitations.ts'
import { territoryName } from './services/join.ts'
import { ProblemError } from './services/problem-error.ts'
import type { Devices } from './device-port.ts'
import type { Storage } from './ports.ts'

const usage = `Приглашения / invitations

  npm run invite -- --role librarian --venue VENUE [--uses 3] [--days 30] [--qr]
  npm run invite -- --role coordinator --municipality MUNICIPALITY
  npm run invite -- --role regional
  npm run invite -- --role administrator
  npm run invite -- --role guest [--uses 100]  только читают о форуме / read about the forum only
  npm run invite -- --list
  npm run invite -- --staff         кто входит паролем или ключом / who signs in, and how
  npm run invite -- --reset PERSON  забыть пароль и ключи, пригласить снова / forget them, invite again
  npm run invite -- --revoke ID
  npm run invite -- --spoken ID     восемь цифр для телефона на десять минут / eight digits for the telephone, ten minutes
  npm run invite -- --places        площадки и муниципалитеты / venues and municipalities
`

/** A sentence for the person at the terminal. */
class InviteProblem extends Error {
  override readonly name = 'InviteProblem'
}

try {
  await run()
} catch (error) {
  const isSentence = error instanceof Error && error.name.endsWith('Problem')
  process.stderr.write(`${isSentence ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(): Promise<void> {
  const options = parsedOptions()
  const isAsked =
    options.role ??
    options.revoke ??
    options.reset ??
    options.spoken ??
    (options.list || options.places || options.staff)
  if (isAsked === undefined || isAsked === false) {
    process.stdout.write(usage)
    return
  }
  await withCommandServices(process.env, process.cwd(), async (services) => {
    const { storage, caller, publicUrl } = services
    if (options.places) process.stdout.write(placesOf(caller.forum))
    else if (options.list) process.stdout.write(await listOf(storage, caller.forum))
    else if (options.staff) process.stdout.write(await staffOf(storage))
    else if (options.reset !== undefined) await reset(services, options.reset)
    else if (options.revoke !== undefined) await revoke(services, options.revoke)
    else if (options.spoken !== undefined) await speak(services, options.spoken)
    else await invite(services, publicUrl, options)
  })
}

function parsedOptions() {
  try {
    return parseArgs({
      options: {
        role: { type: 'string' },
        venue: { type: 'string' },
        municipality: { type: 'string' },
        days: { type: 'string' },
        uses: { type: 'string' },
        qr: { type: 'boolean' },
        list: { type: 'boolean' },
        places: { type: 'boolean' },
        revoke: { type: 'string' },
        spoken: { type: 'string' },
        staff: { type: 'boolean' },
        reset: { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new InviteProblem(`${error instanceof Error ? error.message : ''}\n\n${usage}`)
  }
}

async function invite(
  services: CommandServices,
  publicUrl: string,
  options: ReturnType<typeof parsedOptions>,
): Promise<void> {
  const { role, venue, municipality, qr } = options
  const parsed = v.safeParse(grantSchema, { role, venue, municipality })
  if (!parsed.success) throw new InviteProblem(usage)
  const grant = parsed.output
  const { forum } = services.caller
  refuseUnknownPlace(grant, forum)
  const days = countFrom(options.days, '--days', 366)
  const maxUses = countFrom(options.uses, '--uses', 1_000)
  const wish = { grant, ...(days ? { days } : {}), ...(maxUses ? { maxUses } : {}) }
  const { id, url, expiresAt } = await inviteAs(services, services.caller, wish, publicUrl)
  process.stdout.write(`${url}\n`)
  process.stdout.write(`${titleOf(grant, forum)} · до / until ${day(expiresAt)} · ${id}\n`)
  if (qr) process.stdout.write(`${renderUnicodeCompact(url)}\n`)
}

async function listOf(storage: Storage, forum: Forum): Promise<string> {
  const all = await storage.read([], ({ invitations }) => invitations.list())
  const now = Date.now()
  const lines = all.map(({ id, grant, uses, maxUses, expiresAt, isRevoked }) => {
    const isOver = isRevoked ? 'отозвано / revoked' : expiresAt <= now ? 'истекло / expired' : ''
    const state = isOver || `${uses}/${maxUses} · до / until ${day(expiresAt)}`
    return `${id}  ${titleOf(grant, forum)} · ${state}\n`
  })
  return lines.length === 0 ? 'Приглашений нет / no invitations\n' : lines.join('')
}

async function revoke(services: CommandServices, id: string): Promise<void> {
  await revokeInvitation(services, services.caller, id).catch(unknownInvitation(id))
  process.stdout.write('Отозвано / revoked\n')
}

async function speak(services: CommandServices, id: string): Promise<void> {
  const spoken = await speakInvitation(services, services.caller, id).catch(unknownInvitation(id))
  const { code, expiresAt } = spoken
  const until = new Date(expiresAt).toISOString().slice(11, 16)
  process.stdout.write(`${code.slice(0, 4)} ${code.slice(4)} · до / until ${until} UTC\n`)
}

function unknownInvitation(id: string): (error: unknown) => never {
  return (error) => {
    const isEnded = error instanceof ProblemError && error.problem !== 'not-found'
    if (isEnded) throw new InviteProblem(`Оно закончилось / it is over: ${id}`)
    if (!(error instanceof ProblemError)) throw error
    throw new InviteProblem(`Нет такого приглашения / no such invitation: ${id}`)
  }
}

async function staffOf(storage: Storage): Promise<string> {
  return storage.read([], async ({ devices, signIns }) => {
    const lines: string[] = []
    for (const { id, name, grants } of await staffIn(devices)) {
      const password = (await signIns.passwordOf(id)) === undefined ? '–' : '+'
      const passkeys = (await signIns.passkeysOf(id)).length
      const roles = grants.map(({ role }) => role).join(', ')
      const means = `пароль / password ${password} · ключи / passkeys ${passkeys}`
      lines.push(`${id}  ${name || '?'} · ${roles} · ${means}\n`)
    }
    return lines.length === 0 ? 'Никого нет / nobody\n' : lines.join('')
  })
}

async function reset(services: CommandServices, id: string): Promise<void> {
  const { storage, caller, publicUrl } = services
  const person = await storage.write(['region'], async (tx) => {
    const found = (await staffIn(tx.devices)).find((one) => one.id === id)
    if (found === undefined) return undefined
    await tx.signIns.reset(id)
    await noteActs(services, tx, caller.forum, [{ act: 'reset', subject: id }])
    return found
  })
  const grant = person?.grants.find((one) => isStaff([one]))
  if (grant === undefined) throw new InviteProblem(`Нет такого человека / no such person: ${id}`)
  const wish = { grant, person: id }
  const { code, expiresAt } = await makeInvitation({ storage, now: Date.now }, wish, null)
  process.stdout.write(`${invitationUrl(publicUrl, code)}\n`)
  process.stdout.write(`${person?.name} · до / until ${day(expiresAt)}\n`)
}

async function staffIn(devices: Devices): Promise<Person[]> {
  const all = (await devices.list()).flatMap(({ persons }) => persons)
  const staff = all.filter(({ grants }) => isStaff(grants))
  return [...new Map(staff.map((person) => [person.id, person])).values()]
}

function refuseUnknownPlace(grant: Grant, forum: Forum): void {
  const isKnown =
    grant.role === 'librarian'
      ? forum.venues.has(grant.venue)
      : grant.role !== 'coordinator' || forum.municipalities.has(grant.municipality)
  if (!isKnown) {
    throw new InviteProblem(`Нет такого места / no such place. Есть / known:\n${placesOf(forum)}`)
  }
}

function placesOf({ municipalities, venues }: Forum): string {
  const lines = [...municipalities.values()].map((municipality) => {
    const own = [...venues.values()].filter((venue) => venue.municipality === municipality.id)
    const below = own.map(({ id, name }) => `    --venue ${id}  ${name}\n`)
    return `--municipality ${municipality.id}  ${municipality.name}\n${below.join('')}`
  })
  return lines.join('')
}

function titleOf(grant: Grant, forum: Forum): string {
  const territory = territoryName(grant, forum)
  return territory === null ? grant.role : `${grant.role} · ${territory}`
}

function countFrom(text: string | undefined, name: string, most: number): number | undefined {
  if (text === undefined) return undefined
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= most) return count
  throw new InviteProblem(`${name}: число от 1 до ${most} / a number from 1 to ${most}`)
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
