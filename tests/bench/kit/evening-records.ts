import { attendancePath } from '@living-libraries/model/attendance'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import { venueSpace } from '@living-libraries/model/space'
import type { Device } from '@living-libraries/pwa/device'
import { makeVenueEvening } from '../../demo/corpus/venue-evening.ts'
import { naturalTexts } from './natural-texts.ts'

/** One venue's evening at its largest: the session, 60 participants, 1 241 answers. */
const eveningRecords = 1_302
const participants = 60

/** 5 November 2024, 17:00 in Irkutsk. */
const beginsAt = Date.parse('2024-11-05T17:00:00+08:00')

/** A clock for the device that types: an answer every few seconds, never evenly. */
export function eveningClock(): () => number {
  let now = beginsAt
  let step = 0
  return () => {
    step = (step * 16_807 + 11) % 2_147_483_647
    now += 2_000 + (step % 14_000)
    return now
  }
}

/** Types a whole evening on a device, record by record, as people do it. Gives the id of the session. */
export async function typeEvening(
  device: Device,
  pack: ForumPack,
  venueId: string,
  records = eveningRecords,
): Promise<string> {
  const space = venueSpace(venueId)
  const evening = makeVenueEvening(pack, venueId, 1)
  const values: { [path: string]: Json } = {
    date: '2024-11-05',
    place: evening.place,
    facilitator: evening.facilitator,
    packVersion: pack.version,
    outcome: 'held',
  }
  for (const [index, name] of evening.tables.entries())
    values[`tables/t${index + 1}`] = { name, order: index }
  for (const [group, count] of Object.entries(evening.attendance))
    values[attendancePath(group, device.id)] = count
  const session = await device.make({ kind: 'session', space, values })
  for (const { pseudonym, group, name, consent } of evening.participants.slice(0, participants)) {
    const values = {
      pseudonym,
      group,
      consent: consent ? 'paper' : 'refused',
      ...(consent && name ? { name } : {}),
    }
    await device.make({ kind: 'participant', space, session, values })
  }
  for (const values of await answersOf(pack, venueId, Math.max(0, records - 1 - participants))) {
    await device.make({ kind: 'answer', space, session, values })
  }
  return session
}

/**
 * So many answers, of one line or two of the corpus each, no line twice while there are others; question, group and
 * level as at a real table.
 */
async function answersOf(pack: ForumPack, venueId: string, count: number) {
  const texts = await naturalTexts()
  const said = makeVenueEvening(pack, venueId, 1).answers
  let at = 0
  const next = () => texts[at++ % texts.length] ?? ''
  return Array.from({ length: count }, (_, index) => {
    const { question, group, level } = said[index % said.length] ?? { question: 'q1' }
    const text = index % 7 < 5 ? `${next()}. ${next()}` : next()
    const table = `t${1 + (index % 4)}`
    return { question, text, table, ...(group ? { group } : {}), ...(level ? { level } : {}) }
  })
}

/** The records of an evening as plain JSON, without what only our own merging needs: the same for everybody. */
export async function plainDocuments(device: Device, session: string): Promise<PlainDocument[]> {
  const own = await device.get(session)
  const records = [...(own === undefined ? [] : [own]), ...(await device.list({ session }))]
  return records.map(({ id, kind, space, fields, made }) => ({
    id,
    kind,
    space,
    session,
    person: made.person,
    device: made.device,
    at: made.at,
    fields,
  }))
}

export interface PlainDocument {
  readonly id: string
  readonly kind: string
  readonly space: string
  readonly session: string
  readonly person: string
  readonly device: string
  readonly at: number
  readonly fields: { readonly [field: string]: Json }
}
