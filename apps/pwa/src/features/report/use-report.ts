import { type FrozenReport, frozenReportIn } from '@living-libraries/model/frozen-report'
import type { JsonObject } from '@living-libraries/model/json'
import { foldReport, type ReportStanding } from '@living-libraries/model/report-state'
import { municipalitySpace } from '@living-libraries/model/space'
import { eldestFirst } from '@living-libraries/model/united-fields'
import { useMemo, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { useRecords } from '../../binding/use-records.ts'
import type { TerritoryView } from '../../binding/use-territory.ts'
import type { TypedRecord } from '../../device/device.ts'
import {
  differencesSince,
  frozenReportOf,
  type ReportDifferences,
} from '../../documents/report-freezing.ts'

export interface ReportView {
  /** The record that is written; undefined: there is no report yet. */
  readonly report: string | undefined
  readonly standing: ReportStanding
  readonly acts: readonly TypedRecord<'reportAct'>[]
  /** Pages of the agreed text that the head signed, in the order in which they were photographed. */
  readonly scans: readonly TypedRecord<'scan'>[]
  /** What the head agreed to last. */
  readonly frozen: FrozenReport | undefined
  readonly differences: ReportDifferences | undefined
  /** What the region remarked on sections when it last returned the report, by heading; until it is sent anew. */
  readonly remarks: ReadonlyMap<string, string>
  readonly begin: () => void
  readonly agree: () => void
  readonly send: () => void
  readonly reopen: () => void
  readonly setPath: (path: string, value: string | number | true | undefined) => void
  readonly isSaving: boolean
  readonly hasFailed: boolean
}

/** The report with where it stands and what can be done; undefined while it is read. */
export function useReport({ territory, records }: TerritoryView): ReportView | undefined {
  const device = useDevice()
  const space = municipalitySpace(territory.id)
  const acts = useRecords({ kind: 'reportAct', space })
  const scans = useRecords({ kind: 'scan', space })
  const [state, setState] = useState<'ready' | 'saving' | 'failed'>('ready')
  const reports = eldestFirst(records.reports)
  const report = reports[0]?.id
  const standing = useMemo(() => foldReport(acts ?? []), [acts])
  const { agreement } = standing
  const frozen = useMemo(() => frozenReportIn(agreement?.fields['frozen']), [agreement?.fields])
  const differences = useMemo(
    () => (frozen === undefined ? undefined : differencesSince(frozen, territory)),
    [frozen, territory],
  )
  const remarks = useMemo(() => remarksOf(standing, acts ?? []), [standing, acts])
  const ownScans = useMemo(() => scansOf(agreement?.id, scans ?? []), [agreement?.id, scans])
  if (acts === undefined || scans === undefined) return undefined
  const saving = (work: Promise<unknown>) => {
    setState('saving')
    void work.then(
      () => setState('ready'),
      () => setState('failed'),
    )
  }
  const act = (values: JsonObject) => {
    if (report === undefined || state === 'saving') return
    const made = { kind: 'reportAct', space } as const
    saving(device.make({ ...made, values: { report, ...values } }))
  }
  return {
    report,
    standing,
    acts,
    scans: ownScans,
    frozen,
    differences,
    remarks,
    begin: () => saving(device.make({ kind: 'report', space, values: {} })),
    agree: () => {
      // The moment of agreeing, not of the last look at the clock.
      const now = frozenReportOf({ ...territory, asOf: Date.now() })
      act({ act: 'agree', frozen: now as unknown as JsonObject })
    },
    send: () => agreement && act({ act: 'send', agreement: agreement.id }),
    reopen: () => act({ act: 'reopen' }),
    setPath: (path, value) => {
      const [eldest] = reports
      if (eldest === undefined) return
      saving(
        value === undefined
          ? Promise.all(reports.map(({ id }) => device.change(id, { unset: [path] })))
          : device.change(eldest.id, { set: { [path]: value } }),
      )
    },
    isSaving: state === 'saving',
    hasFailed: state === 'failed',
  }
}

function scansOf(
  agreement: string | undefined,
  scans: readonly TypedRecord<'scan'>[],
): readonly TypedRecord<'scan'>[] {
  return scans
    .filter(({ fields }) => fields.agreement === agreement)
    .sort((one, other) => one.made.at - other.made.at)
}

/** What the region remarked on the version that was sent last; it stays while the report is corrected. */
function remarksOf(
  { sent }: ReportStanding,
  acts: readonly TypedRecord<'reportAct'>[],
): ReadonlyMap<string, string> {
  const last = sent.at(-1)?.agreement.id
  const returned = acts.find(
    ({ fields }) => fields.act === 'return' && fields.agreement === last && last !== undefined,
  )
  return new Map((returned?.fields.remarks ?? []).map(({ section, text }) => [section, text]))
}
