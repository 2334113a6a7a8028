import { isJsonObject, type Json, type JsonObject } from '@living-libraries/model/json'
import type {
  Arrivals,
  RegisteredElement,
  RegisteredInitiative,
  Results,
} from '@living-libraries/model/overview-results'
import { filledPieces } from '@living-libraries/model/passport-progress'
import { votesOf } from '@living-libraries/model/votes'
import type { InitiativeActRecord } from '@living-libraries/model/initiative-state'
import type { OverviewResult } from '../results-port.ts'
import { initiativeReviewOf } from './initiative-decisions.ts'
import type { Services } from './services.ts'

/** The register of what the halls found valuable and want to do, and how much there is of it. */
export async function resultsOf({ storage, now }: Services): Promise<Results> {
  return storage.readWhole(async ({ results }) => {
    const readable = await results.readable()
    const decisions = await results.decisions()
    const ofKind = (kind: OverviewResult['kind']) => readable.filter((one) => one.kind === kind)
    return {
      asOf: now(),
      initiatives: ofKind('initiative')
        .map((one) => initiativeOf(one, decisions.get(one.id) ?? []))
        .sort(mostVotesFirst),
      elements: ofKind('element').map(elementOf).sort(mostVotesFirst),
      counts: await results.counts(),
    }
  })
}

export async function arrivalsOf({ storage, now }: Services): Promise<Arrivals> {
  return storage.readWhole(async ({ results }) => {
    return { asOf: now(), hours: await results.arrivals() }
  })
}

function elementOf(result: OverviewResult): RegisteredElement {
  const { fields } = result
  return {
    ...shared(result),
    now: textOf(fields['now']),
    future: textOf(fields['future']),
    answers: keysOf(fields['answers']).length,
  }
}

// Only what is named here goes out: the team's lines name people.
function initiativeOf(
  result: OverviewResult,
  acts: readonly InitiativeActRecord[],
): RegisteredInitiative {
  const { fields, carrier, version } = result
  return {
    ...shared(result),
    version,
    review: initiativeReviewOf(acts, version),
    problem: textOf(fields['problem']),
    result: textOf(fields['result']),
    resources: textsOf(fields['resources']),
    support: textOf(fields['support']),
    stages: Object.entries(textsOf(fields['stages']))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, stage]) => stage),
    regionEffect: textOf(fields['regionEffect']),
    carrier,
    team: keysOf(fields['team']).length,
    partners: keysOf(fields['partners']).sort(),
    filled: filledPieces(fields),
  }
}

function shared({ id, session, venue, municipality, fields, class: of }: OverviewResult) {
  return {
    id,
    session,
    venue,
    municipality,
    title: textOf(fields['title']) ?? '',
    type: textOf(fields['type']),
    votes: Math.max(0, votesOf(fields['votes'])),
    state: of === 'submitted' ? ('submitted' as const) : ('accepted' as const),
    isLate: of === 'late',
  }
}

function mostVotesFirst(
  one: RegisteredElement | RegisteredInitiative,
  other: RegisteredElement | RegisteredInitiative,
): number {
  return other.votes - one.votes || (one.id < other.id ? -1 : 1)
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function textsOf(value: Json | undefined): { [key: string]: string } {
  const entries = Object.entries(mapOf(value)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(entries)
}

function keysOf(value: Json | undefined): string[] {
  return Object.keys(mapOf(value))
}

function mapOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}
