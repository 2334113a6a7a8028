import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as join from '../join.ts'
import type { Kind } from '../kind.ts'
import { kinds } from '../kinds.ts'
import { problemSchema, problems } from '../problem.ts'
import { schemaOutline } from '../samples/schema-outline.ts'
import * as photo from '../photo.ts'
import * as succession from '../succession.ts'
import * as letter from '../transfer/letter.ts'
import { transferResponseSchema } from '../transfer/transfer-response.ts'
import { changeRowSchema, changesToTable, uponSchema } from './change-rows.ts'
import * as offer from './offer.ts'
import * as pull from './pull.ts'
import * as push from './push.ts'
import {
  changesMediaType,
  oldestPullVersion,
  oldestPushVersion,
  packedRecordsMediaType,
  recordsMediaType,
  wireVersion,
} from './version.ts'
import { sampleId, sampleMaking } from '../samples/venue-sample.ts'

/** Everything that devices and servers of different age must read the same way. */
const shape = {
  push: [
    push.pushHeadSchema,
    push.pushBlockSchema,
    push.pushResponseSchema,
    push.changeAnswerSchema,
    push.parcelResponseSchema,
  ],
  pull: [pull.pullRequestSchema, pull.pullHeadSchema, pull.pullBlockSchema, pull.recordStateSchema],
  offer: [offer.offerBlockSchema, offer.offerResponseSchema],
  change: changeRowSchema,
  upon: uponSchema,
  join: [
    join.joinRequestSchema,
    join.joinResponseSchema,
    join.meSchema,
    join.invitationPreviewSchema,
  ],
  succession: [succession.predecessorSchema, succession.successionRequestSchema],
  transfer: [
    letter.transferVersion,
    letter.deviceHeadSchema,
    letter.deviceBlockSchema,
    letter.regionHeadSchema,
    letter.regionBlockSchema,
    letter.signatureLineSchema,
    transferResponseSchema,
  ],
  photo: [photo.pieceQuerySchema, photo.pieceAnswerSchema, photo.photoParts],
  problems: [problemSchema, problems],
  mediaType: [changesMediaType, recordsMediaType, packedRecordsMediaType],
  // The columns have no schema: an example stands for their format.
  columns: changesToTable(
    [sampleMaking(), sampleMaking({ n: 2, base: 4, unset: ['table'] })],
    sampleId(1),
  ),
  ...Object.fromEntries(Object.values(kinds).map((kind) => [`kind ${kind.name}`, shapeOf(kind)])),
}

const known: { [version: string]: { [part: string]: string } } = JSON.parse(
  readFileSync(new URL('./shapes.json', import.meta.url), 'utf8'),
)
const hashes = Object.fromEntries(
  Object.entries(shape).map(([part, schemas]) => [part, hashOf(schemaOutline(schemas))]),
)

describe('The shape of the wire', () => {
  test.each(Object.keys(shape))('is what its version says: %s', (part) => {
    const recorded = known[String(wireVersion)]?.[part]
    expect(
      hashes[part],
      `The shape of "${part}" on the wire is no longer that of version ${wireVersion}. Can every older ` +
        'reader still understand what is sent, and is everything older still taken in? Then write ' +
        `"${part}": "${hashes[part]}" under "${wireVersion}" in wire/shapes.json. If not, raise wireVersion ` +
        'in wire/version.ts, keep reading the old shape, and record the new one beside the old.',
    ).toBe(recorded)
  })

  test('of every version that is still read is written down', () => {
    const oldest = Math.min(oldestPushVersion, oldestPullVersion)
    const read = Array.from({ length: wireVersion - oldest + 1 }, (_, index) =>
      String(oldest + index),
    )
    expect(Object.keys(known)).toEqual(expect.arrayContaining(read))
    expect(Object.keys(known[String(wireVersion)] ?? {}).sort()).toEqual(Object.keys(shape).sort())
  })

  test('changes with a bound, a pattern, a rule or a name, so that nothing slips through', () => {
    const outline = JSON.stringify(schemaOutline(shape))
    expect(outline).toContain('"requirement":4000')
    expect(outline).toContain('[0-9a-f]{8}')
    expect(outline).toContain('"rule":"tally"')
    expect(outline).toContain('refusedPaths')
    expect(outline).toContain('self-accept')
  })
})

function shapeOf({ name, spaceTypes, ofSession, writers, appendOnly, fields }: Kind): unknown {
  const taken = Object.entries(fields).map(([field, { rule, schema, authorOnly, required }]) => ({
    field,
    rule,
    schema,
    authorOnly: authorOnly ?? false,
    required: required ?? false,
  }))
  return { name, spaceTypes, ofSession, writers, appendOnly: appendOnly ?? false, fields: taken }
}

function hashOf(outline: unknown): string {
  return createHash('sha256').update(JSON.stringify(outline)).digest('hex').slice(0, 16)
}
