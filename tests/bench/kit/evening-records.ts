import { attendancePath } from '@living-libraries/model/attendance'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import { venueSpace } from '@living-libraries/model/space'
import type { Device } from '@living-libraries/pwa/device'
import { makeVenueEvening } from '../../demo/corpus/venue-evening.ts'
import { naturalTexts } from './natural-texts.ts'

/** One venue's evening at its largest: the session, 60 participants, 1 241 answers. */
const eveningSize = 1_302
const participants = 60

export interface EveningRecord {
  readonly kind: 'session' | 'participant' | 'answer'
  readonly values: { readonly [path: string]: Json }
}

/** Types a whole evening on a device, record by record, as people do it. Gives the id of the session. */
export async function typeEvening(
  device: Device,
  pack: ForumPack,
  venueId: string,
  count = eveningSize,
): Promise<string> {
  const space = venueSpace(venueId)
  const [{ kind, values }, ...records] = await eveningRecords(pack, venueId, device.id, count)
  const session = await device.make({ kind, space, values })
  for (const record of records) await device.make({ ...record, space, session })
  return session
}

/** The records of an evening in the order in which `device` makes them: the session first, which the others belong to. */
export async function eveningRecords(
  pack: ForumPack,
  venueId: string,
  device: string,
  count = eveningSize,
): Promise<[EveningRecord, ...EveningRecord[]]> {
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
  for (const [group, came] of Object.entries(evening.attendance))
    values[attendancePath(group, device)] = came
  const people = evening.participants.slice(0, participants).map(
    ({ pseudonym, group, name, consent }): EveningRecord => ({
      kind: 'participant',
      values: {
        pseudonym,
        group,
        consent: consent ? 'paper' : 'refused',
        ...(consent && name ? { name } : {}),
      },
    }),
  )
  const answers = await answersOf(pack, venueId, Math.max(0, count - 1 - participants))
  return [
    { kind: 'session', values },
    ...people,
    ...answers.map((values): EveningRecord => ({ kind: 'answer', values })),
  ]
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
