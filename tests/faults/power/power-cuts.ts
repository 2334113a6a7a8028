import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { madeInvitationSchema } from '@living-libraries/model/invitation'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import * as v from 'valibot'
import { type SeededRandom, seededRandom } from '../../demo/corpus/seeded-random.ts'
import {
  type CentreProcess,
  freePort,
  linkFor,
  queryCentre,
  startCentreProcess,
} from '../../house/centre-process.ts'
import type { NestedDisk } from './nested-disk.ts'
import { TypingPerson } from './typing-person.ts'

export interface PowerCutOptions {
  readonly disk: NestedDisk
  /** On the disk. */
  readonly dataDir: string
  readonly cuts: number
  readonly seed: number
  /** False plants the defect that all this is against: PostgreSQL acknowledges without flushing. */
  readonly isFlushing: boolean
  readonly say: (line: string) => void
}

export interface PlayedPowerCuts {
  readonly cuts: number
  readonly typed: number
  /** Sum over the cuts of what was acknowledged since the one before. */
  readonly acknowledged: number
  /** Acknowledged texts that were not there when the centre stood again. */
  readonly lost: number
  /** Texts that were there more than once after everything had arrived. */
  readonly doubled: number
  /** Why the centre did not stand again; then no further cut was played. */
  readonly damage: string | undefined
}

const venues = ['bratsk-gorod-1', 'tayshetskiy-1', 'angarsk-gorod-1'] as const

/**
 * Three devices type and send to a real server whose data lie on the disk, until its power is cut at a moment that
 * the seed chooses; server and database are killed, the disk is opened again, the server started. What was
 * acknowledged must be there before any device says another word.
 */
export async function playPowerCuts(options: PowerCutOptions): Promise<PlayedPowerCuts> {
  const { disk, dataDir, cuts, seed, isFlushing, say } = options
  const random = seededRandom('power', seed)
  const port = await freePort()
  let centre = await startCentreProcess(dataDir, port)
  const sum = { cuts: 0, acknowledged: 0, lost: 0, doubled: 0 }
  let damage: string | undefined
  const people = await joined(centre, port, random)
  try {
    while (sum.cuts < cuts) {
      if (!isFlushing) await stopFlushing(dataDir)
      const before = acknowledgedBy(people)
      await typeUntilCut(people, disk, dataDir, random)
      await centre.kill()
      const acknowledged = people.flatMap((person) => person.texts.slice(0, person.acknowledged))
      sum.cuts += 1
      sum.acknowledged += acknowledged.length - before
      try {
        await disk.reopen()
        if (!isFlushing) await rm(join(dataDir, 'postgres/postgresql.auto.conf'), { force: true })
        centre = await startCentreProcess(dataDir, port)
      } catch (error) {
        damage = `the centre did not stand again: ${error instanceof Error ? error.message : String(error)}`
        break
      }
      const kept = new Set(await textsIn(dataDir))
      const lost = acknowledged.filter((text) => !kept.has(text))
      sum.lost += lost.length
      say(
        `cut ${sum.cuts}: ${acknowledged.length} acknowledged so far, ${lost.length} of them gone`,
      )
      if (lost.length > 0) break
    }
    if (damage === undefined && sum.lost === 0) {
      for (const { device } of people) await device.settled()
      sum.doubled = await arrivedOnce(people, dataDir)
    }
  } finally {
    for (const { device } of people) device.close()
    await centre.kill()
  }
  return { ...sum, typed: people.reduce((count, { texts }) => count + texts.length, 0), damage }
}

async function joined(
  { links }: CentreProcess,
  port: number,
  random: SeededRandom,
): Promise<TypingPerson[]> {
  const url = `http://localhost:${port}`
  const administrator = await openDevice({
    serverUrl: url,
    storage: memoryStorage(),
    fetch: cookieFetch(),
    stream: false,
  })
  const code = new URL(linkFor(links, 'administrator')).hash.replace('#join=', '')
  await administrator.join({ code, deviceName: 'Проверка', personName: 'Проверка' })
  const people: TypingPerson[] = []
  for (const venue of venues) {
    const made = await administrator.centre.post('/api/invitations', {
      grant: { role: 'librarian', venue },
    })
    const invitation = v.parse(madeInvitationSchema, made)
    people.push(await TypingPerson.join(url, invitation.code, venue, venue, random))
  }
  administrator.close()
  return people
}

async function typeUntilCut(
  people: readonly TypingPerson[],
  disk: NestedDisk,
  dataDir: string,
  random: SeededRandom,
): Promise<void> {
  let isOver = false
  const typing = people.map((person) => person.typeUntil(() => isOver))
  const wanted = acknowledgedBy(people) + random.between(1, 60)
  while (acknowledgedBy(people) < wanted) await sleep(20)
  // Every third cut falls into a checkpoint, when the tables themselves are written.
  const checkpoint = random.chance(0.33) ? queryCentre(dataDir, 'checkpoint') : Promise.resolve([])
  const settled = checkpoint.catch(() => [])
  await sleep(random.between(0, 40))
  disk.cutPower()
  // What is acknowledged without a disk is acknowledged wrongly: time for that to show.
  await sleep(300)
  isOver = true
  await Promise.all([...typing, settled])
}

function acknowledgedBy(people: readonly TypingPerson[]): number {
  return people.reduce((count, { acknowledged }) => count + acknowledged, 0)
}

async function stopFlushing(dataDir: string): Promise<void> {
  await queryCentre(dataDir, 'alter system set fsync = off')
  await queryCentre(dataDir, 'select pg_reload_conf()')
}

async function textsIn(dataDir: string): Promise<string[]> {
  const rows = await queryCentre(
    dataDir,
    `select state->'fields'->>'text' as text from record where kind = 'answer'`,
  )
  return v.parse(v.array(v.object({ text: v.string() })), rows).map(({ text }) => text)
}

/** How many texts are there more than once; throws where one is missing that a device has handed over. */
async function arrivedOnce(people: readonly TypingPerson[], dataDir: string): Promise<number> {
  const present = await textsIn(dataDir)
  const kept = new Set(present)
  const missing = people.flatMap(({ texts }) => texts).filter((text) => !kept.has(text))
  if (missing.length > 0) throw new Error(`never arrived: ${missing.join(', ')}`)
  return present.length - kept.size
}
