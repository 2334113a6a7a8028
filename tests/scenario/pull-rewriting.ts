import type { RecordState } from '@living-libraries/model/record'
import {
  pullBlockSchema,
  recordsFromTable,
  recordsToTable,
} from '@living-libraries/model/wire/pull'
import { recordsMediaType } from '@living-libraries/model/wire/version'
import { textOf } from '@living-libraries/sync-server/test-device'
import * as v from 'valibot'

/** An answer to a pull with other records in its blocks; `more` goes into every block too. */
export async function withRecords(
  response: Response,
  change: (records: readonly RecordState[]) => readonly RecordState[],
  more: object = {},
): Promise<Response> {
  if (response.status === 204) return response
  const [head = '', ...blocks] = (await textOf(response)).split('\n').filter((line) => line !== '')
  const rewritten = blocks.map((line) => {
    const { records = [], ...block } = v.parse(pullBlockSchema, JSON.parse(line))
    const changed = recordsToTable(change(recordsFromTable(records).records))
    return JSON.stringify({ ...block, ...more, records: changed })
  })
  const text = [head, ...rewritten].map((line) => `${line}\n`).join('')
  return new Response(text, { headers: { 'content-type': recordsMediaType } })
}
