import type { Json } from './json.ts'
import type { RecordOf } from './kinds.ts'

type Piece = keyof RecordOf<'initiative'>['fields']

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
] as const satisfies readonly Piece[]

/** How many pieces of the passport say something: the same for whoever fills it in and whoever reads it. */
export function filledPieces(
  fields: {
    readonly [Name in Piece]?: Json | undefined
  },
): number {
  return passportPieces.filter((piece) => {
    const value = fields[piece]
    if (value === undefined || value === null || value === '') return false
    return typeof value === 'string' || Object.keys(value).length > 0
  }).length
}
