import { kindOf } from '@living-libraries/model/kinds'
import type { UnconfirmedChange } from '@living-libraries/model/unconfirmed'
import type { StoredRecord } from './database.ts'

type Core = Pick<
  StoredRecord,
  'id' | 'kind' | 'space' | 'session' | 'state' | 'pending' | 'carried' | 'seen'
>

/** A row with the keys that its indexes need, and without those that would keep it in them for nothing. */
export function storedRow(row: Core, unconfirmed: readonly UnconfirmedChange[] = []): StoredRecord {
  const { id, kind, space, session, state, pending, carried = [], seen } = row
  const hasUnsent = pending.length + carried.length > 0
  return {
    id,
    kind,
    space,
    session,
    state,
    pending,
    ...(carried.length > 0 ? { carried } : {}),
    ...(hasUnsent ? { outboxRank: kindOf(kind)?.rank ?? 0 } : {}),
    ...(unconfirmed.length > 0 ? { unconfirmed, isUnconfirmed: 1 } : {}),
    ...(seen === undefined ? {} : { seen }),
  }
}
