import type { Change } from '@living-libraries/model/change'
import { changesFromTable, TableError } from '@living-libraries/model/wire/change-rows'
import {
  answersToTable,
  type ChangeAnswer,
  type PushResponse,
  pushBlockSchema,
  pushHeadSchema,
} from '@living-libraries/model/wire/push'
import {
  maxPushChanges,
  oldestPushVersion,
  wireVersion,
} from '@living-libraries/model/wire/version'
import * as v from 'valibot'
import { applyChanges } from './apply-changes.ts'
import { type Caller, writersOfCaller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

/** Takes one body of changes in. What it returns is on disk. */
export async function push(
  { storage, server, now }: Services,
  caller: Caller,
  body: string,
): Promise<PushResponse> {
  const { changes, malformed } = changesOf(body, caller.device.id)
  const receivedAt = now()
  const answers = await storage.write(caller.spaces, (tx) =>
    applyChanges(
      tx,
      {
        device: caller.device.id,
        writersOf: writersOfCaller(caller),
        spaces: caller.spaces,
        forum: caller.forum,
        receivedAt,
      },
      changes,
    ),
  )
  const refused = malformed.map(
    (n): ChangeAnswer => ({ n, outcome: 'refused', reason: 'invalid-value' }),
  )
  return {
    wire: wireVersion,
    epoch: server.epoch,
    at: receivedAt,
    answers: answersToTable([...answers, ...refused]),
  }
}

function changesOf(body: string, device: string): { changes: Change[]; malformed: number[] } {
  const [head, ...blocks] = body.split('\n').filter((line) => line.trim() !== '')
  refuseForeignHead(head, device)
  const changes: Change[] = []
  const malformed: number[] = []
  for (const line of blocks) {
    const block = v.safeParse(pushBlockSchema, parsed(line))
    if (!block.success) throw new ProblemError('body-malformed', 'a line is not a block of changes')
    const read = rowsOf(block.output.changes, device)
    changes.push(...read.changes)
    malformed.push(...read.malformed.filter((n) => n !== undefined))
    if (changes.length + malformed.length > maxPushChanges) throw new ProblemError('body-too-large')
  }
  return { changes, malformed }
}

function refuseForeignHead(line: string | undefined, device: string): void {
  const head = parsed(line ?? '')
  const { wire } = v.is(v.object({ wire: v.number() }), head) ? head : { wire: undefined }
  if (wire !== undefined && wire < oldestPushVersion) throw new ProblemError('wire-too-old')
  const known = v.safeParse(pushHeadSchema, head)
  if (!known.success) throw new ProblemError('body-malformed', 'the first line is not a head')
  if (known.output.device !== device) {
    throw new ProblemError('not-allowed', 'the changes are those of another device')
  }
}

function rowsOf(table: unknown, device: string) {
  try {
    return changesFromTable(table, device)
  } catch (error) {
    if (error instanceof TableError) throw new ProblemError('body-malformed', error.message)
    throw error
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new ProblemError('body-malformed', 'a line is not JSON')
  }
}
