import { gunzipSync, gzipSync } from 'node:zlib'
import type { Change } from '@living-libraries/model/change'
import type { Offer } from '@living-libraries/model/offer'
import type { RecordState } from '@living-libraries/model/record'
import { changesFromTable, changesToTable } from '@living-libraries/model/wire/change-rows'
import {
  offerBlockSchema,
  offersFromTable,
  offersToTable,
} from '@living-libraries/model/wire/offer'
import {
  answersFromTable,
  answersToTable,
  type ChangeAnswer,
  pushBlockSchema,
  pushHeadSchema,
  pushResponseSchema,
} from '@living-libraries/model/wire/push'
import * as v from 'valibot'
import { withRecords } from '../scenario/pull-rewriting.ts'

type Fetch = typeof globalThis.fetch

export interface Rewriting {
  readonly push?: (changes: readonly Change[]) => readonly Change[]
  readonly offers?: (offers: readonly Offer[]) => readonly Offer[]
  readonly answers?: (answers: readonly ChangeAnswer[]) => readonly ChangeAnswer[]
  readonly records?: (records: readonly RecordState[]) => readonly RecordState[]
}

/** A fetch that changes what goes through it, in the words of the wire. */
export function rewriting(fetch: Fetch, rules: Rewriting): Fetch {
  return async (input, init = {}) => {
    const path = input instanceof Request ? input.url : String(input)
    const isPush = path.endsWith('/records/push')
    const isOffer = path.endsWith('/records/offer')
    const sent = isPush
      ? withPush(init, rules.push)
      : isOffer
        ? withOffer(init, rules.offers)
        : init
    const response = await fetch(input, sent)
    if (!response.ok) return response
    if (isPush && rules.answers !== undefined) {
      const body = v.parse(pushResponseSchema, await response.json())
      const answers = answersToTable(rules.answers(answersFromTable(body.answers)))
      return Response.json({ ...body, answers })
    }
    if (path.endsWith('/records/pull') && rules.records !== undefined) {
      return withRecords(response, rules.records)
    }
    return response
  }
}

function withPush(init: RequestInit, change: Rewriting['push']): RequestInit {
  if (change === undefined || !(init.body instanceof Uint8Array)) return init
  const [head = '', block = ''] = gunzipSync(init.body).toString().split('\n')
  const { device } = v.parse(pushHeadSchema, JSON.parse(head))
  const { changes } = changesFromTable(v.parse(pushBlockSchema, JSON.parse(block)).changes, device)
  const table = changesToTable(change(changes), device)
  const body = gzipSync(`${head}\n${JSON.stringify({ changes: table })}\n`)
  return { ...init, body: new Uint8Array(body) }
}

function withOffer(init: RequestInit, change: Rewriting['offers']): RequestInit {
  if (change === undefined || !(init.body instanceof Uint8Array)) return init
  const [head = '', block = ''] = gunzipSync(init.body).toString().split('\n')
  const { offers } = offersFromTable(v.parse(offerBlockSchema, JSON.parse(block)).offers)
  const table = offersToTable(change(offers))
  const body = gzipSync(`${head}\n${JSON.stringify({ offers: table })}\n`)
  return { ...init, body: new Uint8Array(body) }
}
