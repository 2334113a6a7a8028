import type { ForumPack, Venue } from '@living-libraries/model/forum-pack'
import type { JsonObject } from '@living-libraries/model/json'
import { municipalitySpace } from '@living-libraries/model/space'
import { votesOf } from '@living-libraries/model/votes'
import type { Device } from '@living-libraries/pwa/device'
import { frozenReportOf } from '@living-libraries/pwa/report-freezing'
import { territoryOf } from '@living-libraries/pwa/territory-assembly'

/** The coordinator fixes what is most valuable, composes the report, the head agrees, and it is sent to the region. */
export async function playReport(
  device: Device,
  pack: ForumPack,
  { municipality }: Venue,
  now: () => number,
): Promise<void> {
  const space = municipalitySpace(municipality)
  const byVotes = <Voted extends { readonly fields: { readonly votes?: Votes } }>(all: Voted[]) =>
    [...all].sort((one, other) => votesOf(other.fields.votes) - votesOf(one.fields.votes))
  const elements = byVotes(await device.list({ kind: 'element' })).slice(0, 3)
  const initiatives = byVotes(await device.list({ kind: 'initiative' }))
  const inOrder = (field: string, records: readonly { readonly id: string }[]) =>
    Object.fromEntries(records.map(({ id }, index) => [`${field}/${id}`, index + 1]))
  await device.make({ kind: 'card', space, values: inOrder('valuable', elements) })
  const report = await device.make({
    kind: 'report',
    space,
    values: inOrder('initiatives', initiatives),
  })
  const records = {
    sessions: await device.list({ kind: 'session', withDeleted: true }),
    answers: await device.list({ kind: 'answer', withDeleted: true }),
    acts: await device.list({ kind: 'review' }),
    elements,
    initiatives,
    delegates: await device.list({ kind: 'delegate' }),
    groups: await device.list({ kind: 'group' }),
    groupings: [],
    photos: [],
    cards: await device.list({ kind: 'card' }),
    reports: await device.list({ kind: 'report' }),
  }
  const place = {
    id: municipality,
    name: pack.municipalities.find(({ id }) => id === municipality)?.name ?? municipality,
    pack,
    venues: pack.venues.filter((venue) => venue.municipality === municipality),
    asOf: now(),
  }
  const frozen = frozenReportOf(territoryOf(records, place)) as unknown as JsonObject
  const act = (values: JsonObject) =>
    device.make({ kind: 'reportAct', space, values: { report, ...values } })
  const agreement = await act({ act: 'agree', frozen })
  await act({ act: 'send', agreement })
  await device.settled()
}

type Votes = { readonly [device: string]: number }
