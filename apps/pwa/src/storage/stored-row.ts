import type { Change } from '@living-libraries/model/change'
import { kindOf } from '@living-libraries/model/kinds'
import type { StoredRecord } from './database.ts'

type Core = Pick<
  StoredRecord,
  'id' | 'kind' | 'space' | 'session' | 'state' | 'pending' | 'carried'
>

/** A row with the keys that its indexes need, and without those that would keep it in them for nothing. */
export function storedRow(row: Core, unconfirmed: readonly Change[] = []): StoredRecord {
  const { id, kind, space, session, state, pending, carried = [] } = row
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
  }
}
