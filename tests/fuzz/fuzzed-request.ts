import { gzipSync } from 'node:zlib'
import type { Json } from '@living-libraries/model/json'
import { changesMediaType, clientHeader } from '@living-libraries/model/wire/version'
import type { Operation } from '@living-libraries/sync-server/routes/operation'
import fc from 'fast-check'
import { type Mutation, mutated, mutations } from './mutation.ts'
import { knownId, openCode, valuesOf } from './schema-arbitrary.ts'

/** A request before it is known who makes it. */
export interface FuzzedRequest {
  readonly actor: number
  readonly param: number
  readonly query: { readonly [name: string]: string }
  readonly headers: { readonly [name: string]: string }
  readonly isZipped: boolean
  readonly body: Body
}

type Body =
  | { readonly is: 'none' }
  | { readonly is: 'json'; readonly value: Json; readonly mutations: readonly Mutation[] }
  /** A body that the actor's device really sends, with changes of ours. */
  | { readonly is: 'lines'; readonly mutations: readonly Mutation[] }
  | { readonly is: 'bytes'; readonly bytes: Uint8Array }
  | { readonly is: 'text'; readonly text: string }

const anyText = fc.string({ maxLength: 200, unit: 'binary' })

/** Requests for a route: mostly near to what it wants, so that they get far; some far from it. */
export function requestsFor(operation: Operation): fc.Arbitrary<FuzzedRequest> {
  const { body: schema, lines, query } = operation
  const near: fc.Arbitrary<Body>[] = []
  if (schema !== undefined) {
    const value = valuesOf(schema)
    near.push(fc.record({ is: fc.constant('json' as const), value, mutations }))
  }
  if (lines !== undefined) near.push(fc.record({ is: fc.constant('lines' as const), mutations }))
  if (near.length === 0) near.push(fc.constant({ is: 'none' }))
  const far: fc.Arbitrary<Body>[] = [
    fc.record({ is: fc.constant('bytes' as const), bytes: fc.uint8Array({ maxLength: 400 }) }),
    fc.record({ is: fc.constant('text' as const), text: anyText }),
    fc.record({ is: fc.constant('text' as const), text: fc.constant('['.repeat(20_000)) }),
  ]
  // Towards small values fast-check leans by itself, which here would be the strange headers and the same few actors.
  const fair = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.noBias(arbitrary)
  return fc.record({
    actor: fair(fc.nat(100)),
    param: fair(fc.nat(100)),
    query: query === undefined ? fc.constant({}) : queries(Object.keys(entriesOf(query))),
    headers: fair(headersFor(lines === undefined ? 'application/json' : changesMediaType)),
    isZipped: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
    body: fc.oneof(
      ...near.map((arbitrary) => ({ weight: 8, arbitrary })),
      ...far.map((arbitrary) => ({ weight: 1, arbitrary })),
    ),
  })
}

/** What the sender knows. */
export interface Known {
  /** Lines that the actor's device would send. */
  readonly lines: readonly Json[]
  readonly id: string
  readonly code: string
}

/** The bytes to send. */
export function bytesOf(
  { body, isZipped }: FuzzedRequest,
  known: Known,
): Uint8Array<ArrayBuffer> | undefined {
  const plain = plainBytesOf(body, known)
  return plain === undefined ? undefined : new Uint8Array(isZipped ? gzipSync(plain) : plain)
}

function plainBytesOf(body: Body, { lines, id, code }: Known): Uint8Array | undefined {
  switch (body.is) {
    case 'none':
      return undefined
    case 'json':
      return Buffer.from(
        JSON.stringify(mutated(body.value, body.mutations))
          .replaceAll(knownId, id)
          .replaceAll(openCode, code),
      )
    case 'lines': {
      const changed = mutated([...lines], body.mutations)
      const all = Array.isArray(changed) ? changed : [changed]
      return Buffer.from(all.map((line: Json) => JSON.stringify(line)).join('\n'))
    }
    case 'bytes':
      return body.bytes
    case 'text':
      return Buffer.from(body.text)
  }
}

function headersFor(mediaType: string): fc.Arbitrary<{ [name: string]: string }> {
  const rarely = <Value>(usual: Value, ...others: Value[]) =>
    fc.oneof({ weight: 20, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))
  return fc
    .record({
      'content-type': rarely(mediaType, 'text/plain', '', 'application/json; charset=utf-16'),
      'content-encoding': rarely('', 'br', 'gzip', 'deflate', 'identity, gzip'),
      'sec-fetch-site': rarely('same-origin', 'cross-site', 'none'),
      'accept-encoding': rarely('gzip', 'br;q=0, *', 'identity'),
      [clientHeader]: rarely('1', '', '2'),
    })
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')))
}

function queries(names: readonly string[]): fc.Arbitrary<{ [name: string]: string }> {
  return fc.dictionary(fc.constantFrom(...names, 'unknown'), anyText, { maxKeys: 4 })
}

function entriesOf(schema: NonNullable<Operation['query']>): object {
  return 'entries' in schema && typeof schema.entries === 'object' ? (schema.entries ?? {}) : {}
}
