import type { Change } from '@living-libraries/model/change'
import type { Space } from '@living-libraries/model/space'
import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import type { Transaction } from '../ports.ts'
import { applyChanges } from './apply-changes.ts'
import type { Forum } from './forum.ts'
import type { Services } from './services.ts'

/** A change that the server itself makes: who joined, what the forum pack says. */
export type ServerChange = Pick<Change, 'record' | 'base' | 'create' | 'set' | 'unset'>

/** Writes as the server's own device, by the same way as everybody. */
export async function applyOwnChanges(
  { server, now }: Pick<Services, 'server' | 'now'>,
  tx: Transaction,
  spaces: readonly Space[],
  forum: Forum,
  changes: readonly ServerChange[],
): Promise<readonly ChangeAnswer[]> {
  const { device, person } = server
  const first = await tx.devices.nextNumber(device)
  const receivedAt = now()
  const numbered = changes.map((change, index) => {
    return { ...change, n: first + index, person, madeAt: receivedAt }
  })
  const writersOf = () => () => ['server'] as const
  return applyChanges(tx, { device, writersOf, spaces, forum, receivedAt }, numbered)
}
