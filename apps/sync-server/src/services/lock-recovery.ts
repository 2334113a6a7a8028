import { mayAdminister } from '@living-libraries/model/access'
import { createHash } from 'node:crypto'
import {
  answerDigits,
  type RecoveryAnswer,
  requestNumber,
} from '@living-libraries/model/lock-recovery'
import type { NotedLock } from '../device-port.ts'
import { actorOf, noteActs } from './administration.ts'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

/** The device says with which point it would ask, while it still has a line. */
export async function noteLock(
  { storage }: Services,
  { device }: Caller,
  point: string | null,
): Promise<void> {
  await storage.write([], ({ devices }) => devices.noteLock(device.id, point))
}

/**
 * The digits that open a lock whose PIN was forgotten; only for an administrator, who asks who is calling, and for whoever
 * sits at the machine itself. That they were given stands in the chain of the history before they are. Throws
 * `not-allowed`, or `not-found` where no device is known by these digits.
 */
export async function answerRecovery(
  services: Pick<Services, 'storage' | 'keys' | 'server' | 'now'>,
  caller: Caller,
  request: string,
): Promise<RecoveryAnswer> {
  if (!mayAdminister(caller.grants)) throw new ProblemError('not-allowed')
  const { storage, keys } = services
  const locks = await storage.read([], ({ devices }) => devices.locks())
  const isMeant = ({ point }: NotedLock) => point === request || numberOf(point) === request
  const [known, another] = locks.filter(isMeant)
  const isNumber = /^\d{8}$/.test(request)
  // Eight digits that two devices share lead to neither: there the long form is asked for.
  if (isNumber && (known === undefined || another !== undefined)) {
    throw new ProblemError('not-found')
  }
  const bytes = await keys.recoveryAnswer(known?.point ?? request).catch(() => undefined)
  if (bytes === undefined) throw new ProblemError('not-found')
  const by = actorOf(caller, services, mayAdminister)
  const subject = known === undefined ? {} : { subject: known.device }
  await storage.write(['region'], (tx) =>
    noteActs(services, tx, caller.forum, [{ act: 'unlock', by, ...subject }]),
  )
  const device = known === undefined ? null : { name: known.name, isRevoked: known.isRevoked }
  return { digits: answerDigits(bytes), device }
}

function numberOf(point: string): string {
  return requestNumber(createHash('sha256').update(Buffer.from(point, 'base64url')).digest())
}
