import type { Json } from '@living-libraries/model/json'
import { attendancePath } from '@living-libraries/model/attendance'
import { seenVersion } from '@living-libraries/model/review'
import { venueSpace } from '@living-libraries/model/space'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { type Device, openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import type { Administration } from './administration.ts'
import type { Centre } from './centre.ts'
import { writeSession } from './headless-librarian.ts'

/** How far each evening goes: each leaves another mark on the region's board. */
const ends = {
  'irkutsk-gorod-1': 'accepted',
  'bratsk-gorod-1': 'late',
  'tulun-gorod-1': 'submitted',
  'olkhonskiy-1': 'draft',
} as const

/** Evenings of several venues, as far as each of them goes, so that the region has something to see. */
export async function playSeveralVenues(
  centre: Centre,
  administration: Administration,
): Promise<void> {
  for (const [index, [venue, end]] of Object.entries(ends).entries()) {
    const written = await writeSession(centre, administration, venue, 10 + 4 * index)
    const { device, session } = written
    await device.change(session, {
      set: Object.fromEntries(
        Object.entries({ resident: 14 + index, culture: 5, science: 2, unstated: 1 }).map(
          ([group, count]) => [attendancePath(group, device.id), count],
        ),
      ),
    })
    if (end !== 'draft') await act(device, venue, session, 'submit')
    if (end === 'accepted' || end === 'late') {
      const desk = await coordinatorOf(centre, administration, venue.replace(/-\d+$/, ''))
      await act(desk, venue, session, 'accept')
      desk.close()
    }
    if (end === 'late') {
      const values = {
        question: 'q1',
        text: 'Вспомнили уже дома: мы ещё и лыжники',
        group: 'resident',
      }
      await device.make({ kind: 'answer', space: venueSpace(venue), session, values })
    }
    await device.settled()
    written.close()
  }
}

/** A coordinator's device without a screen, which holds what the centre has. */
export async function coordinatorOf(
  centre: Centre,
  administration: Administration,
  municipality: string,
): Promise<Device> {
  const desk = await openDevice({
    serverUrl: centre.url,
    storage: memoryStorage(),
    fetch: cookieFetch(),
    stream: false,
  })
  const { code } = await administration.invite({ role: 'coordinator', municipality })
  await desk.join({ code, deviceName: 'Районная библиотека', personName: 'Тамара Ильинична' })
  await desk.settled()
  return desk
}

async function act(device: Device, venue: string, session: string, name: string): Promise<void> {
  await device.settled()
  const content = await device.list({ session })
  const own = await device.get(session)
  const seen = seenVersion(own === undefined ? content : [own, ...content], device.id)
  const values: { [path: string]: Json } = { act: name, seen }
  await device.make({ kind: 'review', space: venueSpace(venue), session, values })
  await device.settled()
}
