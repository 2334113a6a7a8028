import type { Grant } from '@living-libraries/model/access'
import { attendancePath } from '@living-libraries/model/attendance'
import type { ForumPack, Venue } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import { venueSpace } from '@living-libraries/model/space'
import { TestDevice } from '@living-libraries/sync-server/test-device'
import { makeVenueEvening } from './corpus/venue-evening.ts'

export interface FilledCentre {
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  invite(grant: Grant): Promise<string>
}

/** Two evenings of three are accepted, the others wait for their coordinator. */
const acceptedOf = 3

/**
 * Fills a centre with evening after evening of all venues, over the bare wire, until it holds so many answers more:
 * for measuring how it stands a region many times larger than the forum. Gives how many there were.
 */
export async function fillWithEvenings(
  centre: FilledCentre,
  pack: ForumPack,
  answers: number,
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  const writers = new Map<string, TestDevice>()
  const deviceFor = async (key: string, grant: Grant) => {
    const known = writers.get(key) ?? (await joined(centre, grant))
    writers.set(key, known)
    return known
  }
  let done = 0
  for (let round = 0; done < answers; round++) {
    for (const venue of pack.venues) {
      if (done >= answers) break
      const { id, municipality } = venue
      const phone = await deviceFor(id, { role: 'librarian', venue: id })
      const evening = await written(phone, pack, venue, round, answers - done)
      done += evening.answers
      if (round % acceptedOf !== 0) {
        const coordinator = await deviceFor(municipality, { role: 'coordinator', municipality })
        await coordinator.push(
          coordinator.act(venueSpace(id), evening.session, 'accept', seenEverything),
        )
      }
      onProgress(done)
    }
  }
  return done
}

/** A version that no space of a demonstration reaches. */
const seenEverything = 1_000_000_000

async function joined(centre: FilledCentre, grant: Grant): Promise<TestDevice> {
  const device = new TestDevice(centre)
  await device.join(await centre.invite(grant), 'Демонстрация')
  return device
}

async function written(
  phone: TestDevice,
  pack: ForumPack,
  venue: Venue,
  round: number,
  most: number,
): Promise<{ session: string; answers: number }> {
  const space = venueSpace(venue.id)
  const evening = makeVenueEvening(pack, venue.id, `many ${round}`)
  const values: { [path: string]: Json } = {
    date: `2024-11-${String(1 + (round % 28)).padStart(2, '0')}`,
    place: evening.place,
    facilitator: evening.facilitator,
    outcome: 'held',
  }
  for (const [group, count] of Object.entries(evening.attendance)) {
    values[attendancePath(group, phone.id)] = count
  }
  for (const [index, name] of evening.tables.entries()) {
    values[`tables/t${index + 1}`] = { name, order: index }
  }
  const session = phone.session(space, values)
  const said = evening.answers.slice(0, most).map(({ text, table, ...more }) =>
    phone.answer(space, session.record, text, {
      ...more,
      table: `t${evening.tables.indexOf(table) + 1}`,
    }),
  )
  await phone.push(session, ...said)
  await phone.push(phone.act(space, session.record, 'submit', seenEverything))
  return { session: session.record, answers: said.length }
}
