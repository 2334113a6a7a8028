import type { Change } from '@living-libraries/model/change'
import { changesFromTable, TableError } from '@living-libraries/model/wire/change-rows'
import {
  answersToTable,
  type ChangeAnswer,
  type PushResponse,
  pushBlockSchema,
} from '@living-libraries/model/wire/push'
import { maxPushChanges, wireVersion } from '@living-libraries/model/wire/version'
import * as v from 'valibot'
import { applyChanges } from './apply-changes.ts'
import { type Caller, writersOfCaller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import { headOf, linesOf, parsedLine } from './sent-lines.ts'
import type { Services } from './services.ts'

/** Takes one body of changes in. What it returns is on disk. */
export async function push(
  services: Services,
  caller: Caller,
  body: string,
): Promise<PushResponse> {
  const [head, ...blocks] = linesOf(body)
  readPushHead(head, caller)
  const at = services.now()
  const answers = await pushBlocks(services, caller, blocks, at)
  return { wire: wireVersion, at, answers: answersToTable(answers) }
}

/** Throws like `headOf`, and `epoch-changed` where the device has not heard of this epoch. */
export function readPushHead(line: string | undefined, caller: Caller): void {
  const { epoch } = headOf(line, caller.device.id)
  if (epoch !== undefined && epoch !== caller.epoch) throw new ProblemError('epoch-changed')
}

/** Takes blocks in, in one transaction. What it returns is on disk. */
export async function pushBlocks(
  { storage }: Pick<Services, 'storage'>,
  caller: Caller,
  blocks: readonly string[],
  receivedAt: number,
): Promise<readonly ChangeAnswer[]> {
  const { changes, malformed } = changesOf(blocks, caller.device.id)
  const answers = await storage.write(caller.spaces, (tx) =>
    applyChanges(
      tx,
      {
        device: caller.device.id,
        writersOf: writersOfCaller(caller),
        spaces: caller.spaces,
        forum: caller.forum,
        receivedAt,
        isPush: true,
      },
      changes,
    ),
  )
  const refused = malformed.map(
    (n): ChangeAnswer => ({ n, outcome: 'refused', reason: 'invalid-value' }),
  )
  return [...answers, ...refused]
}

function changesOf(
  blocks: readonly string[],
  device: string,
): { changes: Change[]; malformed: number[] } {
  const changes: Change[] = []
  const malformed: number[] = []
  for (const line of blocks) {
    const block = v.safeParse(pushBlockSchema, parsedLine(line))
    if (!block.success) throw new ProblemError('body-malformed', 'a line is not a block of changes')
    const read = rowsOf(block.output.changes, device)
    changes.push(...read.changes)
    malformed.push(...read.malformed.filter((n) => n !== undefined))
    if (changes.length + malformed.length > maxPushChanges) throw new ProblemError('body-too-large')
  }
  return { changes, malformed }
}

function rowsOf(table: unknown, device: string) {
  try {
    return changesFromTable(table, device)
  } catch (error) {
    if (error instanceof TableError) throw new ProblemError('body-malformed', error.message)
    throw error
  }
}
