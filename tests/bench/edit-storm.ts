import type { RecordState } from '@living-libraries/model/record'
import { type BenchCentre } from './kit/bench-centre.ts'
import { brotliLimit, type Limit } from './kit/brotli-limit.ts'
import { type Crossing, crossing } from './kit/crossing.ts'
import { eveningClock } from './kit/evening-clock.ts'
import { typeEvening } from './kit/evening-records.ts'
import { profiles } from './kit/line-profile.ts'

export interface EditStorm {
  readonly limit: Limit
  readonly crossing: Crossing
}

const stormAnswers = 200
const stormFields = [{ group: 'resident' }, { level: 'region' }, { table: 't7' }]

/** Three devices edit each another field of the same answers, without hearing of each other; then all exchange. */
export async function editStorm(centre: BenchCentre): Promise<EditStorm> {
  const venue = 'shelekhovskij-rajon-1'
  const [first, ...others] = await Promise.all(
    stormFields.map(() =>
      centre.join({ role: 'librarian', venue: stormVenue(centre, venue) }, { now: eveningClock() }),
    ),
  )
  if (first === undefined) throw new Error('no devices')
  const session = await typeEvening(
    first,
    centre.server.pack,
    stormVenue(centre, venue),
    1 + 60 + stormAnswers,
  )
  const devices = [first, ...others]
  for (const device of devices) await device.settled()
  const answers = await first.list({ kind: 'answer', session })
  for (const [index, device] of devices.entries()) {
    for (const { id } of answers) await device.change(id, { set: stormFields[index] ?? {} })
  }
  const changes = answers.map(({ id, version, made }, index) => ({
    n: index,
    person: made.person,
    record: id,
    base: version,
    madeAt: made.at + index * 7_003,
    set: stormFields[0],
  }))
  const result = await crossing(centre, profiles.none, async () => {
    for (let round = 0; round < 2; round++) for (const device of devices) await device.syncOnce()
  })
  const states = (await first.list({ kind: 'answer', session })).map(
    ({ unsent: _unsent, ...state }): RecordState => state,
  )
  const isWhole = states.every(({ fields }) =>
    stormFields.every((set) =>
      Object.entries(set).every(([field, value]) => fields[field] === value),
    ),
  )
  if (!isWhole) throw new Error('an edit of the storm was lost')
  // Each sends its changes; the first two then read what came after theirs, the last one what came before.
  const out = brotliLimit(changes)
  const in_ = brotliLimit(states)
  const limit = {
    jsonBytes: 3 * (out.jsonBytes + in_.jsonBytes),
    bytes: 3 * (out.bytes + in_.bytes),
  }
  return { limit, crossing: result }
}

function stormVenue(centre: BenchCentre, wanted: string): string {
  const found = centre.server.pack.venues.find(({ id }) => id === wanted)
  return found?.id ?? centre.server.pack.venues.at(-1)?.id ?? ''
}
