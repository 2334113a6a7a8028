import { type Change, pathsOf } from '@living-libraries/model/change'
import type { DeviceDatabase, RefusedChange } from './database.ts'
import { type DraftChange, putDraft } from './drafts.ts'

/** The refused item that is entered once more by a write, as it was when the person pressed. */
export interface Entering {
  readonly key: number
  readonly change: Change
  /** Of the fields in which it was put right. */
  readonly drafts?: readonly DraftChange[]
}

/** Another tab was faster, or the person's right took the words away meanwhile: nothing is to be entered any more. */
export class NotRefusedAnyMore extends Error {
  override readonly name = 'NotRefusedAnyMore'
}

/** A part of the item was erased between the press and the writing: it is to be read anew. */
class RefusedOtherwise extends Error {
  override readonly name = 'RefusedOtherwise'
}

/**
 * Inside the transaction that writes the item once more: it leaves the list in the same write, and where it made a record,
 * the new id is noted for whatever speaks of the former one. So entering may break off anywhere and go on, even in
 * another life of the page: nothing is entered twice, and nothing loses what it belongs to.
 */
export async function noteEntered(
  database: DeviceDatabase,
  { key, change, drafts = [] }: Entering,
  made?: string,
): Promise<void> {
  const { refused, entered } = database
  const row = await refused.get(key)
  if (row === undefined) throw new NotRefusedAnyMore()
  if (namesOf(row.change) !== namesOf(change)) throw new RefusedOtherwise()
  await refused.delete(key)
  for (const draft of drafts) await putDraft(database, draft)
  if (made !== undefined) await entered.put({ former: change.record, id: made })
}

function namesOf(change: Change): string {
  return pathsOf(change)
    .map(([path]) => path)
    .join(' ')
}

/** The new ids by the former ones; of a record that was refused twice, the newest. */
export async function enteredIds({
  entered,
}: Pick<DeviceDatabase, 'entered'>): Promise<Map<string, string>> {
  const ids = new Map((await entered.toArray()).map(({ former, id }) => [former, id]))
  for (const former of ids.keys()) {
    for (let next = ids.get(ids.get(former) ?? ''); next !== undefined; next = ids.get(next)) {
      ids.set(former, next)
    }
  }
  return ids
}

/** Whether entering it would make a record; where only some fields were left out, that is there. */
export function makesRecord({ change, paths }: Pick<RefusedChange, 'change' | 'paths'>): boolean {
  return change.create !== undefined && paths === undefined
}
