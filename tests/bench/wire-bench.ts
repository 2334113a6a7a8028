import { sameJson } from '@living-libraries/model/json'
import { venueSpace } from '@living-libraries/model/space'
import type { Device } from '@living-libraries/pwa/device'
import { type EditStorm, editStorm } from './edit-storm.ts'
import { type BenchCentre, openBenchCentre } from './kit/bench-centre.ts'
import { brotliLimit, type Limit } from './kit/brotli-limit.ts'
import { type Crossing, crossing } from './kit/crossing.ts'
import { eveningClock } from './kit/evening-clock.ts'
import { typeEvening } from './kit/evening-records.ts'
import { type PlainDocument, plainDocuments } from './kit/plain-documents.ts'
import { type LineProfile, profiles } from './kit/line-profile.ts'
import { crossingTable, smallTable } from './wire-tables.ts'

export interface WireResults {
  readonly limit: Limit
  readonly documents: readonly PlainDocument[]
  readonly pushes: readonly Crossing[]
  readonly pulls: readonly Crossing[]
  readonly small: { readonly [name: string]: Crossing }
  readonly storm: EditStorm
  readonly syncs: readonly number[]
}

const venues = [
  'bratsk-gorod-1',
  'angarsk-gorod-1',
  'irkutsk-gorod-1',
  'zima-gorod-1',
  'ust-ilimsk-gorod-1',
]

/** The product over every line: the first push and pull of an evening, then what everyday work costs. */
export async function benchWire(
  lines: readonly LineProfile[],
  print: (text: string) => void,
): Promise<WireResults> {
  const centre = await openBenchCentre()
  try {
    const pushes: Crossing[] = []
    const pulls: Crossing[] = []
    let limit: Limit = { jsonBytes: 0, bytes: 0 }
    let documents: PlainDocument[] = []
    let typed: Typed | undefined
    for (const [index, profile] of lines.entries()) {
      const venue = venues[index % venues.length] ?? ''
      typed = await typedEvening(centre, venue)
      if (index === 0) {
        documents = await plainDocuments(typed.device, typed.session)
        limit = brotliLimit(documents)
      }
      // The reader has everything but the evening.
      const reader = await centre.join({ role: 'librarian', venue })
      pushes.push(await crossing(centre, profile, () => synced(typed?.device)))
      pulls.push(await crossing(centre, profile, () => synced(reader)))
      await expectSame(typed, reader)
    }
    if (typed === undefined) throw new Error('no line to measure')
    print(
      crossingTable('First push of an evening, bytes on the line', pushes, lines, limit, pushes),
    )
    print(crossingTable('First pull of it by another device', pulls, lines, limit, pulls))
    const small = await smallThings(centre, typed)
    const syncs = await hundredSyncs(centre, typed)
    const storm = await editStorm(centre)
    print(smallTable(small, syncs, storm))
    return { limit, documents, pushes, pulls, small, storm, syncs }
  } finally {
    await centre.close()
  }
}

interface Typed {
  readonly device: Device
  readonly session: string
  readonly venue: string
}

async function typedEvening(centre: BenchCentre, venue: string): Promise<Typed> {
  centre.line.profile = profiles.none
  const device = await centre.join({ role: 'librarian', venue }, { now: eveningClock() })
  const session = await typeEvening(device, centre.server.pack, venue)
  return { device, session, venue }
}

async function synced(device: Device | undefined): Promise<void> {
  await device?.settled(900_000)
}

async function expectSame({ device, session }: Typed, reader: Device): Promise<void> {
  const own = await device.list({ session })
  const read = new Map((await reader.list({ session })).map((record) => [record.id, record]))
  const isSame = own.every(({ id, fields }) => sameJson(read.get(id)?.fields ?? null, fields))
  if (!isSame || read.size !== own.length) throw new Error('the reader has another evening')
}

async function smallThings(
  centre: BenchCentre,
  { device, session, venue }: Typed,
): Promise<{ [name: string]: Crossing }> {
  const other = await centre.join({ role: 'librarian', venue })
  await synced(device)
  const [answer] = await device.list({ kind: 'answer', session })
  if (answer === undefined) throw new Error('an evening without answers')
  const idle = await crossing(centre, profiles.village, () => device.syncOnce())
  await device.change(answer.id, { set: { text: 'Река у нас одна, и мы у неё одни' } })
  const changed = await crossing(centre, profiles.village, () => device.syncOnce())
  const afterwards = await crossing(centre, profiles.village, () => device.syncOnce())
  const seen = await crossing(centre, profiles.village, () => other.syncOnce())
  return {
    'idle check': idle,
    'one changed answer, out': changed,
    'resync with nothing new': afterwards,
    'one changed answer, in': seen,
  }
}

/** What the n-th small sync costs, each with one answer. */
async function hundredSyncs(centre: BenchCentre, { device, session, venue }: Typed) {
  const costs: number[] = []
  for (let sync = 0; sync < 100; sync++) {
    const values = { question: 'q1', text: `Ответ номер ${100 + sync}`, table: 't1' }
    await device.make({ kind: 'answer', space: venueSpace(venue), session, values })
    const { counts } = await crossing(centre, profiles.none, () => device.syncOnce())
    costs.push(counts.all)
  }
  return costs
}
