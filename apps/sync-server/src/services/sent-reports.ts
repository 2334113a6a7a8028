import * as v from 'valibot'
import { mayReadWhole } from '@living-libraries/model/access'
import {
  frozenReportIn,
  photosIn,
  type ReportDecision,
  type ReportScan,
  type SentReport,
  type SentReports,
} from '@living-libraries/model/frozen-report'
import { isOfKind } from '@living-libraries/model/kinds'
import { reportRemarkSchema } from '@living-libraries/model/kinds/report-act'
import type { RecordState } from '@living-libraries/model/record'
import { foldReport } from '@living-libraries/model/report-state'
import { municipalitySpace, venueSpace } from '@living-libraries/model/space'
import type { Transaction } from '../ports.ts'
import type { Caller } from './caller.ts'
import { pictureOf } from './photos.ts'
import { ProblemError } from './problem-error.ts'
import { applyOwnChanges } from './server-writing.ts'
import { identifierOf } from './secret.ts'
import type { Services } from './services.ts'

/**
 * What the municipalities sent to the region's desk, the latest first: of every report the version that was sent last.
 * Drafts and what is only agreed stay in the municipality.
 */
export async function sentReportsOf({ storage, registry, now }: Services): Promise<SentReports> {
  const forum = await registry.current()
  const municipalities = [...forum.municipalities.values()]
  const spaces = municipalities.map(({ id }) => municipalitySpace(id))
  return storage.read(spaces, async (tx) => {
    const reports: SentReport[] = []
    for (const { id, name } of municipalities) {
      const sent = sentReportOf(await actsIn(tx, id), id, name)
      if (sent !== undefined) reports.push({ ...sent, scans: await scansOf(tx, sent) })
    }
    return { asOf: now(), reports: reports.sort((one, other) => other.sentAt - one.sentAt) }
  })
}

/**
 * A picture that stands in the report which a municipality sent last, or a page of it that the head signed: the
 * region's desk sees these of all pictures. Throws `not-found` for every other.
 */
export async function reportPictureOf(
  services: Services,
  caller: Caller,
  municipality: string,
  photo: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { territory, municipalities } = caller.forum
  const own = municipalities.get(municipality)
  if (own === undefined) throw new ProblemError('not-found')
  const space = municipalitySpace(municipality)
  const isShown = await services.storage.read([space], async (tx) => {
    const sent = sentReportOf(await actsIn(tx, municipality), municipality, '')
    if (sent === undefined) return false
    const scans = await scansOf(tx, sent)
    return photosIn(sent.frozen).includes(photo) || scans.some((scan) => scan.photo === photo)
  })
  if (!isShown) throw new ProblemError('not-found')
  const spaces = [space, ...territory.venuesOf(municipality).map(venueSpace)]
  return pictureOf(services, { ...caller, spaces }, photo, 'picture')
}

/**
 * The region's desk accepts a report or returns it. The act is written into the municipality's space, where the
 * coordinator's device finds it; repeating a decision writes nothing more. Throws `not-found` unless exactly that
 * version waits for a decision.
 */
export async function decideOnReport(
  services: Services,
  caller: Caller,
  decision: ReportDecision,
): Promise<void> {
  const { municipality, report, agreement, act, reason, remarks } = decision
  const { forum, persons } = caller
  const by = persons.find(({ grants }) => mayReadWhole(grants))?.name
  if (!forum.municipalities.has(municipality)) throw new ProblemError('not-found')
  const space = municipalitySpace(municipality)
  await services.storage.write([space], async (tx) => {
    await tx.records.lockSpaces([space])
    const acts = await actsIn(tx, municipality)
    const record = await identifierOf(`report-act/${agreement}/${act}`)
    if (acts.some(({ id }) => id === record)) return
    const standing = foldReport(acts)
    const isWaiting = standing.state === 'sent' && standing.agreement?.id === agreement
    if (!isWaiting || standing.act?.fields['report'] !== report) throw new ProblemError('not-found')
    await applyOwnChanges(services, tx, [space], forum, [
      {
        record,
        base: 0,
        create: { kind: 'reportAct', space, session: null },
        set: {
          report,
          act,
          agreement,
          ...(reason === undefined ? {} : { reason }),
          ...(remarks === undefined ? {} : { remarks }),
          ...(by === undefined ? {} : { by }),
        },
        unset: [],
      },
    ])
  })
}

function actsIn({ records }: Transaction, municipality: string): Promise<RecordState[]> {
  return records.ofKinds(municipalitySpace(municipality), ['reportAct'])
}

/** The pages that the head signed under the version that was sent, in the order in which they were photographed. */
async function scansOf({ records }: Transaction, { municipality, agreement }: SentReport) {
  const found = await records.ofKinds(municipalitySpace(municipality), ['scan'])
  return found
    .filter((record) => isOfKind(record, 'scan'))
    .filter((scan) => !scan.deleted && scan.fields.agreement === agreement)
    .sort((one, other) => one.made.at - other.made.at)
    .map(({ id, fields: { width = 1, height = 1 } }): ReportScan => ({ photo: id, width, height }))
}

function sentReportOf(
  acts: readonly RecordState[],
  municipality: string,
  name: string,
): SentReport | undefined {
  const last = foldReport(acts).sent.at(-1)
  const frozen = frozenReportIn(last?.agreement.fields['frozen'])
  const report = last?.act.fields['report']
  if (last === undefined || frozen === undefined || typeof report !== 'string') return undefined
  // A next version that is being written does not change how this one ended.
  const end = acts.find(
    ({ fields }) =>
      fields['agreement'] === last.agreement.id &&
      (fields['act'] === 'accept' || fields['act'] === 'return'),
  )
  const reason = end?.fields['reason']
  const remarks = v.safeParse(v.array(reportRemarkSchema), end?.fields['remarks'] ?? [])
  return {
    report,
    municipality,
    name,
    state: end === undefined ? 'sent' : end.fields['act'] === 'accept' ? 'accepted' : 'returned',
    number: last.number,
    agreement: last.agreement.id,
    sentAt: last.act.changed.at,
    reason: typeof reason === 'string' ? reason : null,
    remarks: remarks.success ? remarks.output : [],
    frozen,
    scans: [],
  }
}
