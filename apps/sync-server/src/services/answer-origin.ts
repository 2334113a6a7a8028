import { mayKnowWriter } from '@living-libraries/model/access'
import type { AnswerOrigin } from '@living-libraries/model/answer-origin'
import { isOfKind, type RecordOf } from '@living-libraries/model/kinds'
import type { Space } from '@living-libraries/model/space'
import type { Transaction } from '../ports.ts'
import type { Caller } from './caller.ts'
import { pictureOf } from './photos.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

/**
 * Where an answer comes from: session, time, device, sheet; who wrote it down for those who may know. Throws
 * `not-found` unless its words may be read.
 */
export async function originOf(
  { storage, now }: Services,
  { grants, forum }: Caller,
  id: string,
): Promise<AnswerOrigin> {
  return storage.readWhole(async (tx) => {
    const { record, venue, municipality } = await readableAnswer(tx, id)
    const session = (await tx.overview.sessions()).find((one) => one.id === record.session)
    const revisions = await tx.records.revisionsOf(id)
    const [first] = revisions
    if (session === undefined || first === undefined) throw new ProblemError('not-found')
    const names = await tx.overview.writerOf(first.person, first.device)
    const { sheet } = record.fields
    return {
      asOf: now(),
      session: {
        id: session.id,
        date: session.date,
        venue,
        municipality,
        state: session.state === 'submitted' ? 'submitted' : 'accepted',
        submittedAt: session.submittedAt,
      },
      writtenAt: first.change.madeAt,
      receivedAt: first.receivedAt,
      corrections: revisions.slice(1).filter(({ change }) => 'text' in change.set).length,
      writer: mayKnowWriter(grants, record.space, forum.territory) ? names : null,
      sheet:
        sheet === undefined
          ? null
          : { number: sheet, photos: (await photosOf(tx, record)).map(shownPhoto) },
    }
  })
}

/** A picture of the sheet that an answer was typed from. Throws `not-found` for any other one. */
export async function sheetPictureOf(
  services: Services,
  caller: Caller,
  answer: string,
  photo: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const space = await services.storage.readWhole(async (tx): Promise<Space> => {
    const { record } = await readableAnswer(tx, answer)
    const photos = await photosOf(tx, record)
    if (!photos.some(({ id }) => id === photo)) throw new ProblemError('not-found')
    return record.space
  })
  return pictureOf(services, { ...caller, spaces: [space] }, photo, 'picture')
}

async function readableAnswer({ overview, records }: Transaction, id: string) {
  const [readable] = await overview.answersById([id])
  const record = (await records.byId([id])).get(id)?.state
  if (readable === undefined || record === undefined || !isOfKind(record, 'answer')) {
    throw new ProblemError('not-found')
  }
  return { record, venue: readable.venue, municipality: readable.municipality }
}

async function photosOf(
  { records }: Transaction,
  { space, session, fields: { sheet } }: RecordOf<'answer'>,
): Promise<RecordOf<'photo'>[]> {
  if (sheet === undefined) return []
  const all = await records.ofKinds(space, ['photo'])
  return all
    .filter((record) => isOfKind(record, 'photo'))
    .filter((photo) => !photo.deleted && photo.session === session && photo.fields.sheet === sheet)
}

function shownPhoto({ id, fields: { width = 1, height = 1 } }: RecordOf<'photo'>) {
  return { id, width, height }
}
