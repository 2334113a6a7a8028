import type { Grant, Territory } from '../access.ts'
import type { Change, Creation } from '../change.ts'
import type { Space } from '../space.ts'

/** Two municipalities, three venues: enough for every rule about own and foreign. */
export const sampleTerritory: Territory = {
  municipalityOf: (venue) => municipalities.get(venue),
  venuesOf: (municipality) =>
    [...municipalities].filter(([, of]) => of === municipality).map(([venue]) => venue),
}

const municipalities = new Map([
  ['kachug-1', 'kachug'],
  ['kachug-2', 'kachug'],
  ['tulun-1', 'tulun'],
])

export const sampleGrants = {
  librarian: { role: 'librarian', venue: 'kachug-1' },
  coordinator: { role: 'coordinator', municipality: 'kachug' },
  regional: { role: 'regional' },
  administrator: { role: 'administrator' },
  guest: { role: 'guest' },
} as const satisfies { [role: string]: Grant }

export const sampleSpace: Space = 'venue/kachug-1'

/** An identifier that is the same in every run. */
export function sampleId(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

export const samplePerson = sampleId(0xa1)
export const sampleSession = sampleId(0x5e)
export const sampleRecord = sampleId(0xec)
export const answerCreation: Creation = {
  kind: 'answer',
  space: sampleSpace,
  session: sampleSession,
}

/** A change of the sample answer; what a test does not speak about has a plain value. */
export function sampleChange(parts: Partial<Change> = {}): Change {
  return {
    n: 1,
    person: samplePerson,
    record: sampleRecord,
    base: 0,
    madeAt: 1_730_800_000_000,
    set: {},
    unset: [],
    ...parts,
  }
}

/** The change that makes the sample answer. */
export function sampleMaking(parts: Partial<Change> = {}): Change {
  return sampleChange({
    create: answerCreation,
    set: { question: 'q1', text: 'Мы – сибиряки' },
    ...parts,
  })
}
