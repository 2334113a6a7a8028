import fc from 'fast-check'
import type { Json } from '@living-libraries/model/json'
import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'

const partSchema = v.looseObject({
  type: v.optional(v.string()),
  const: v.optional(v.unknown()),
  enum: v.optional(v.array(v.unknown())),
  anyOf: v.optional(v.array(v.unknown())),
  oneOf: v.optional(v.array(v.unknown())),
  properties: v.optional(v.record(v.string(), v.unknown())),
  required: v.optional(v.array(v.string())),
  items: v.optional(v.unknown()),
  prefixItems: v.optional(v.array(v.unknown())),
  pattern: v.optional(v.string()),
  minLength: v.optional(v.number()),
  maxLength: v.optional(v.number()),
  minimum: v.optional(v.number()),
  maximum: v.optional(v.number()),
})

/** Values that a schema takes, or nearly: what JSON Schema cannot say is left to chance. */
export function valuesOf(schema: v.GenericSchema): fc.Arbitrary<Json> {
  return arbitraryOf(toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }))
}

function arbitraryOf(schema: unknown): fc.Arbitrary<Json> {
  const parsed = v.safeParse(partSchema, schema)
  if (!parsed.success) return anyJson
  const part = parsed.output
  const choices = part.anyOf ?? part.oneOf
  if (part.const !== undefined) return fc.constant(part.const as Json)
  if (part.enum !== undefined) return fc.constantFrom(...(part.enum as Json[]))
  if (choices !== undefined) return fc.oneof(...choices.map(arbitraryOf))
  switch (part.type ?? '') {
    case 'object':
      return objectOf(part)
    case 'array':
      return part.prefixItems === undefined
        ? fc.array(arbitraryOf(part.items), { maxLength: 4 })
        : fc.tuple(...part.prefixItems.map(arbitraryOf))
    case 'string':
      return part.pattern === undefined
        ? fc.string({
            minLength: part.minLength ?? 0,
            maxLength: Math.min(part.maxLength ?? 40, 200),
            unit: 'grapheme',
          })
        : patterned(new RegExp(part.pattern))
    case 'integer':
      return fc.integer({ min: part.minimum ?? -1_000, max: part.maximum ?? 2 ** 31 - 1 })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return anyJson
  }
}

/** Stand for what only the sender knows: an id of a record that is there, a code of an open invitation. */
export const knownId = '@known-id'
export const openCode = '@open-code'
const anyId = '00000000-0000-7000-8000-000000000000'

function patterned(pattern: RegExp): fc.Arbitrary<string> {
  const matching = fc.stringMatching(pattern)
  if (!pattern.test(anyId)) return matching
  return fc.oneof({ weight: 3, arbitrary: fc.constant(knownId) }, matching)
}

function objectOf({ properties = {}, required = [] }: v.InferOutput<typeof partSchema>) {
  const entries = Object.entries(properties).map(([name, schema]) => {
    const value = arbitraryOf(schema)
    return [name, name === 'code' ? fc.oneof(fc.constant(openCode), value) : value]
  })
  const model = Object.fromEntries(entries) as { [name: string]: fc.Arbitrary<Json> }
  return fc.record(model, { requiredKeys: required }) as fc.Arbitrary<Json>
}

const anyJson = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>
