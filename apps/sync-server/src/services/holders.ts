import { readableSpaces } from '@living-libraries/model/access'
import { mayErase } from '@living-libraries/model/erasure'
import type { Holders } from '@living-libraries/model/holders'
import { identifierSchema } from '@living-libraries/model/identifier'
import { kindOf } from '@living-libraries/model/kinds'
import type { RecordState } from '@living-libraries/model/record'
import * as v from 'valibot'
import type { DeviceEntry } from '../device-port.ts'
import type { Caller } from './caller.ts'
import type { Forum } from './forum.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

/** Where the words of a record are. Throws `not-found` for what is not the caller's to erase. */
export async function holdersOf(
  { storage }: Pick<Services, 'storage'>,
  { grants, forum }: Caller,
  id: string,
): Promise<Holders> {
  if (!v.is(identifierSchema, id)) throw new ProblemError('not-found')
  const found = await storage.readWhole(
    async ({ records }) => (await records.byId([id])).get(id)?.state,
  )
  if (found === undefined || !mayErase(grants, found.space, forum.territory)) {
    throw new ProblemError('not-found')
  }
  return storage.read([found.space], async ({ records, devices, erasures, photos }) => {
    const act = (await erasures.list()).find((one) => one.records.includes(id))
    const erasedAt = found.erased === true ? (act?.at ?? found.changed.at) : null
    const said = found.kind === 'participant' ? await records.ofKinds(found.space, ['answer']) : []
    const all = await devices.list()
    return {
      record: id,
      kind: found.kind,
      fields: personalFieldsOf(found),
      answers: said.filter(({ fields }) => fields['participant'] === id).length,
      revisions: await erasures.countHistory(id),
      pictures: await photos.countPieces(id),
      erasedAt,
      devices: all
        .filter((device) => mayHold(device, found, erasedAt, forum))
        .map(({ id: device, name, lastSeenAt, revokedAt }) => {
          return { id: device, name, lastSeenAt, isRevoked: revokedAt !== null }
        }),
    }
  })
}

// With every contact a device learns of what was erased before it; one that was shut out learns nothing any more.
function mayHold(
  { persons, lastSeenAt, revokedAt }: DeviceEntry,
  { space }: RecordState,
  erasedAt: number | null,
  { territory }: Forum,
): boolean {
  const own = persons.flatMap((person) => person.grants)
  if (!readableSpaces(own, territory).includes(space)) return false
  if (erasedAt === null) return true
  return (lastSeenAt ?? 0) < erasedAt || (revokedAt !== null && revokedAt < erasedAt)
}

function personalFieldsOf({ kind, fields }: RecordState): string[] {
  const known = kindOf(kind)?.fields ?? {}
  return Object.keys(fields).filter((name) => known[name]?.personal === true)
}
