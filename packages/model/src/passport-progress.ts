import type { RecordOf } from './kinds.ts'

type Fields = RecordOf<'initiative'>['fields']

/** The pieces of a passport, in its order. */
export const passportPieces = [
  'type',
  'problem',
  'result',
  'elements',
  'team',
  'stages',
  'resources',
  'support',
  'localEffect',
  'regionEffect',
] as const satisfies readonly (keyof Fields)[]

/** How many pieces of the passport say something: the same for whoever fills it in and whoever reads it. */
export function filledPieces(fields: Fields): number {
  return passportPieces.filter((piece) => {
    const value = fields[piece]
    if (value === undefined || value === '') return false
    return typeof value === 'string' || Object.keys(value).length > 0
  }).length
}
