import { type Space, venueSpace } from '@living-libraries/model/space'
import { TestDevice } from '@living-libraries/sync-server/test-device'
import type { BenchCentre } from './bench-centre.ts'

/** Somebody who speaks the bare wire and keeps nothing, with a session of their own. */
export interface BenchWriter {
  readonly device: TestDevice
  readonly space: Space
  readonly session: string
}

const changesPerPush = 2_000

export async function writerAt(centre: BenchCentre, venue: string): Promise<BenchWriter> {
  const device = await TestDevice.with(centre.server, { role: 'librarian', venue })
  const space = venueSpace(venue)
  const session = device.session(space)
  await device.push(session)
  return { device, space, session: session.record }
}

/** So many answers at the centre: in the session of the writer, and each `perSession` further ones in another. */
export async function fill(
  writer: BenchWriter,
  records: number,
  perSession = records,
): Promise<void> {
  const { device, space } = writer
  let { session } = writer
  for (let made = 0; made < records; ) {
    if (made > 0 && made % perSession === 0) {
      const next = device.session(space)
      await device.push(next)
      session = next.record
    }
    const left = Math.min(records - made, perSession - (made % perSession))
    const said = Array.from({ length: Math.min(changesPerPush, left) }, (_, index) =>
      device.answer(space, session, `Ответ ${made + index}: лес и река, ${crypto.randomUUID()}`),
    )
    await device.push(...said)
    made += said.length
  }
}
