import { isJsonObject, type Json } from '@living-libraries/model/json'
import fc from 'fast-check'

/** One deed upon a value: where, counted over its places, and what is put there; undefined takes it out. */
export interface Mutation {
  readonly place: number
  readonly value: Json | undefined
}

/** What has broken programs before. */
const nasty: readonly Json[] = [
  null,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e',
  '__proto__',
  'constructor',
  "'; drop table record; --",
  '${1+1}',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'ё'.repeat(5_000),
  '00000000-0000-0000-0000-000000000000',
  'venue/irkutsk-gorod-1',
  'region',
  -1,
  0,
  0.5,
  1e308,
  2 ** 53,
  -2_147_483_649,
  true,
  [],
  {},
  [[[[[[[[[[[[]]]]]]]]]]]],
  { constructor: { prototype: { polluted: true } } },
  { deleted: true },
]

const some = fc.array(
  fc.record({
    place: fc.nat(400),
    value: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...nasty) },
      { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json> },
      { weight: 2, arbitrary: fc.constant(undefined) },
    ),
  }),
  { maxLength: 3 },
)

/** Often none: what is taken goes deeper than what is refused at the door. */
export const mutations = fc.oneof(fc.constant<Mutation[]>([]), some)

export function mutated(value: Json, deeds: readonly Mutation[]): Json {
  let present = value
  for (const { place, value: put } of deeds) {
    const places = placesIn(present)
    const path = places[place % places.length] ?? []
    present = withPut(present, path, put) ?? null
  }
  return present
}

type Path = readonly (string | number)[]

function placesIn(value: Json, path: Path = []): Path[] {
  if (Array.isArray(value)) {
    return [path, ...value.flatMap((item: Json, at) => placesIn(item, [...path, at]))]
  }
  if (!isJsonObject(value)) return [path]
  const below = Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))
  return [path, ...below]
}

function withPut(value: Json, path: Path, put: Json | undefined): Json | undefined {
  const [step, ...rest] = path
  if (step === undefined) return put
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, at): Json[] => {
      if (at !== step) return [item]
      const next = withPut(item, rest, put)
      return next === undefined ? [] : [next]
    })
  }
  if (!isJsonObject(value)) return put
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const next = key === step ? withPut(item, rest, put) : item
      return next === undefined ? [] : [[key, next]]
    }),
  )
}
