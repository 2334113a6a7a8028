import { attendancePath } from '@living-libraries/model/attendance'
import type { ForumPack, Venue } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import { kindOf } from '@living-libraries/model/kinds'
import { seenVersion } from '@living-libraries/model/review'
import { type Space, venueSpace } from '@living-libraries/model/space'
import type { Device } from '@living-libraries/pwa/device'
import type { EveningPlans } from './corpus/evening-plans.ts'
import type { DemoAnswer, VenueEvening } from './corpus/venue-evening.ts'
import type { DemoCentre } from './demo-centre.ts'
import type { Fate } from './fate.ts'
import { playPlans } from './played-plans.ts'
import { playReport } from './played-report.ts'

export interface PlayedEvening {
  readonly fate: Fate
  readonly answers: number
}

/** 5 November 2024, 17:00 in Irkutsk: an evening begins. */
const beginsAt = Date.parse('2024-11-05T17:00:00+08:00')
const secondsPerAnswer = 25

/** Plays one venue's evening on two phones and the coordinator's PC, as far as its fate goes. */
export async function playEvening(
  centre: DemoCentre,
  pack: ForumPack,
  venue: Venue,
  evening: VenueEvening,
  plans: EveningPlans,
  fate: Fate,
): Promise<PlayedEvening> {
  let clock = beginsAt
  const now = () => clock
  const asLibrarian = { role: 'librarian', venue: venue.id } as const
  const phone = await centre.join(asLibrarian, 'Телефон библиотеки', evening.facilitator, now)
  const second = await centre.join(asLibrarian, 'Второй телефон', 'Помощница', now)
  const stage: Stage = { space: venueSpace(venue.id), session: '', tables: new Map() }

  stage.session = await beginSession(phone, stage, pack, evening)
  await registerParticipants(phone, stage, evening)
  await phone.settled()
  await second.settled()
  for (const [index, answer] of evening.answers.entries()) {
    clock += secondsPerAnswer * 1000
    await say(index % 3 === 0 ? second : phone, stage, answer)
  }
  await second.settled()
  await phone.settled()
  await playPlans(phone, stage, plans)
  if (fate !== 'draft') await act(phone, stage, 'submit')
  await phone.settled()
  if (fate !== 'draft' && fate !== 'submitted') {
    const name = `Координатор, ${venue.name}`
    const grant = { role: 'coordinator', municipality: venue.municipality } as const
    const coordinator = await centre.join(grant, 'Компьютер координатора', name, now)
    await review(coordinator, phone, stage, evening, fate)
    // With several venues the report would wait for the last of them.
    const isAlone = pack.venues.filter((one) => one.municipality === venue.municipality).length < 2
    if (fate === 'accepted' && isAlone) await playReport(coordinator, pack, venue, now)
    coordinator.close()
  }
  const late = fate === 'late' ? evening.lateAnswers : []
  for (const answer of late) await say(phone, stage, answer)
  await phone.settled()
  for (const device of [phone, second]) device.close()
  return { fate, answers: evening.answers.length + late.length }
}

interface Stage {
  readonly space: Space
  session: string
  /** Id of a table in the session by its name in the corpus. */
  readonly tables: Map<string, string>
}

async function beginSession(
  device: Device,
  stage: Stage,
  pack: ForumPack,
  evening: VenueEvening,
): Promise<string> {
  const values: { [path: string]: Json } = {
    date: pack.dates.sessions[0] ?? pack.dates.start,
    place: evening.place,
    facilitator: evening.facilitator,
    packVersion: pack.version,
    outcome: 'held',
  }
  for (const [index, name] of evening.tables.entries()) {
    const id = `t${index + 1}`
    stage.tables.set(name, id)
    values[`tables/${id}`] = { name, order: index }
  }
  for (const [group, count] of Object.entries(evening.attendance)) {
    values[attendancePath(group, device.id)] = count
  }
  return device.make({ kind: 'session', space: stage.space, values })
}

async function registerParticipants(
  device: Device,
  { space, session }: Stage,
  { participants }: VenueEvening,
): Promise<void> {
  for (const { pseudonym, group, name, consent } of participants) {
    const values = {
      pseudonym,
      group,
      consent: consent ? 'paper' : 'refused',
      ...(consent && name ? { name } : {}),
    }
    await device.make({ kind: 'participant', space, session, values })
  }
}

async function say(device: Device, stage: Stage, answer: DemoAnswer): Promise<void> {
  const { table, ...said } = answer
  const values = { ...said, table: stage.tables.get(table) ?? 't1' }
  await device.make({ kind: 'answer', space: stage.space, session: stage.session, values })
}

async function review(
  coordinator: Device,
  phone: Device,
  stage: Stage,
  evening: VenueEvening,
  fate: Fate,
): Promise<void> {
  const { space, session } = stage
  if (fate === 'returned' || fate === 'corrected') {
    const answers = await coordinator.list({ kind: 'answer', session })
    for (const [index, text] of evening.comments.entries()) {
      const about = answers[(index + 1) * 17]?.id
      const values = { text, ...(about ? { about } : {}) }
      await coordinator.make({ kind: 'comment', space, session, values })
    }
    await act(coordinator, stage, 'return', evening.comments[0])
    await coordinator.settled()
    await phone.settled()
    if (fate === 'returned') return
    for (const comment of await phone.list({ kind: 'comment', session })) {
      await phone.change(comment.id, { set: { resolved: true } })
    }
    await act(phone, stage, 'submit')
    await phone.settled()
    return
  }
  await act(coordinator, stage, 'accept')
  await coordinator.settled()
}

async function act(device: Device, stage: Stage, name: string, reason?: string): Promise<void> {
  const { space, session } = stage
  const ofSession = await device.list({ session })
  const content = ofSession.filter(
    ({ kind }) => kindOf(kind)?.content === true && kind !== 'session',
  )
  const own = await device.get(session)
  const seen = seenVersion(own === undefined ? content : [own, ...content], device.id)
  const values = { act: name, seen, ...(reason ? { reason } : {}) }
  await device.make({ kind: 'review', space, session, values })
}
