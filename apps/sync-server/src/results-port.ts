import type { InitiativeActRecord } from '@living-libraries/model/initiative-state'
import type { JsonObject } from '@living-libraries/model/json'
import type { ResultKind } from '@living-libraries/model/overview-results'

/** What the halls found valuable and want to do, read over all spaces at once. */
export interface ReadResults {
  /** Elements and initiatives whose words the region may read. */
  readable(): Promise<OverviewResult[]>
  /** What was decided about initiatives and answered, by initiative. */
  decisions(): Promise<Map<string, InitiativeActRecord[]>>
  /** Where an initiative lies whose words the region may read; undefined: there is none. */
  placeOf(initiative: string): Promise<InitiativePlace | undefined>
  counts(): Promise<ResultCount[]>
  /** By the hour, the earliest first. */
  arrivals(): Promise<ArrivedHour[]>
}

export interface ArrivedHour {
  /** Server clock, ms: when it began. */
  readonly hour: number
  /** Answers. */
  readonly received: number
  readonly initiatives: number
}

export interface InitiativePlace {
  readonly venue: string
  readonly session: string
}

export interface OverviewResult {
  readonly id: string
  readonly kind: 'element' | 'initiative'
  readonly session: string
  readonly venue: string
  readonly municipality: string
  readonly version: number
  /** Personal ones among them: whoever hands them on leaves those out. */
  readonly fields: JsonObject
  /** Title of the group that carries it. */
  readonly carrier: string | null
  readonly class: 'late' | 'submitted' | 'accepted'
}

export interface ResultCount {
  readonly municipality: string
  readonly kind: ResultKind
  readonly received: number
  readonly counted: number
}
