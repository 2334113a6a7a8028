import type { ReportAct } from './kinds/report-act.ts'
import { inOrderOfArrival } from './order-of-arrival.ts'
import type { RecordState } from './record.ts'

/** draft → agreed → sent → returned | accepted. */
export type ReportState = 'draft' | 'agreed' | 'sent' | 'returned' | 'accepted'

/** What the fold needs of an act: its own record. */
export type ReportActRecord = Pick<RecordState, 'id' | 'version' | 'fields' | 'made' | 'changed'>

export interface SentReport {
  /** Counted in the order of arrival at the centre: no two devices can give the same number to two reports. */
  readonly number: number
  readonly agreement: ReportActRecord
  readonly act: ReportActRecord
}

export interface ReportStanding {
  readonly state: ReportState
  /** The act that brought the state about. */
  readonly act: ReportActRecord | undefined
  /** What the head agreed to last; undefined while nothing is agreed. */
  readonly agreement: ReportActRecord | undefined
  /** Every version that was sent, the first first. */
  readonly sent: readonly SentReport[]
  /** Ids of acts that came too late to mean anything, kept and shown. */
  readonly void: readonly string[]
}

/**
 * The state of a report: a fold over its acts in the order of their arrival, unsent ones last.
 *
 * | act ↓ in state → | draft  | agreed            | sent     | returned | accepted |
 * |------------------|--------|-------------------|----------|----------|----------|
 * | agree            | agreed | agreed (anew)     | void     | agreed   | void     |
 * | reopen           | void   | draft             | void     | void     | draft    |
 * | send             | void   | sent, its version | void     | void     | void     |
 * | return           | void   | void              | returned | void     | void     |
 * | accept           | void   | void              | accepted | void     | void     |
 *
 * Whoever sends, returns or accepts names the agreement; about another version than the present one it is void.
 */
export function foldReport(acts: readonly ReportActRecord[]): ReportStanding {
  let standing: ReportStanding = {
    state: 'draft',
    act: undefined,
    agreement: undefined,
    sent: [],
    void: [],
  }
  for (const act of inOrderOfArrival(acts)) standing = afterAct(standing, act)
  return standing
}

/** The acts that make sense in a state, for the coordinator and for the region's desk. */
export function possibleReportActs(state: ReportState): readonly ReportAct[] {
  switch (state) {
    case 'draft':
    case 'returned':
      return ['agree']
    case 'agreed':
      return ['send', 'reopen']
    case 'sent':
      return ['return', 'accept']
    case 'accepted':
      return ['reopen']
  }
}

function afterAct(standing: ReportStanding, act: ReportActRecord): ReportStanding {
  const { state, agreement, sent } = standing
  const name = act.fields['act'] as ReportAct
  const isPossible =
    possibleReportActs(state).includes(name) || (name === 'agree' && state === 'agreed')
  const isOfPresent =
    name === 'agree' || name === 'reopen' || act.fields['agreement'] === agreement?.id
  if (!isPossible || !isOfPresent) return { ...standing, void: [...standing.void, act.id] }
  switch (name) {
    case 'agree':
      return { ...standing, state: 'agreed', act, agreement: act }
    case 'reopen':
      return { ...standing, state: 'draft', act, agreement: undefined }
    case 'send': {
      if (agreement === undefined) return standing
      const version = { number: sent.length + 1, agreement, act }
      return { ...standing, state: 'sent', act, sent: [...sent, version] }
    }
    case 'return':
      return { ...standing, state: 'returned', act }
    case 'accept':
      return { ...standing, state: 'accepted', act }
  }
  // An act that only a newer version knows.
  return standing
}
