import { mayAdminister } from '@living-libraries/model/access'
import { createHash } from 'node:crypto'
import {
  answerDigits,
  type RecoveryAnswer,
  requestNumber,
} from '@living-libraries/model/lock-recovery'
import type { NotedLock } from '../device-port.ts'
import type { Storage } from '../ports.ts'
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

/** The digits that open a lock whose PIN was forgotten; only for an administrator, who asks who is calling. */
export async function answerRecovery(
  services: Pick<Services, 'storage' | 'keys'>,
  { grants }: Pick<Caller, 'grants'>,
  request: string,
): Promise<RecoveryAnswer> {
  if (!mayAdminister(grants)) throw new ProblemError('not-allowed')
  const answer = await recoveryAnswer(services, request)
  if (answer === undefined) throw new ProblemError('not-found')
  return answer
}

/** The same for whoever sits at the machine itself. Undefined where no device is known by these digits. */
export async function recoveryAnswer(
  { storage, keys }: { readonly storage: Storage; readonly keys: Services['keys'] },
  request: string,
): Promise<RecoveryAnswer | undefined> {
  const locks = await storage.read([], ({ devices }) => devices.locks())
  const isMeant = ({ point }: NotedLock) => point === request || numberOf(point) === request
  const [known, another] = locks.filter(isMeant)
  const isNumber = /^\d{8}$/.test(request)
  // Eight digits that two devices share lead to neither: there the long form is asked for.
  if (isNumber && (known === undefined || another !== undefined)) return undefined
  const bytes = await keys.recoveryAnswer(known?.point ?? request).catch(() => undefined)
  if (bytes === undefined) return undefined
  const device = known === undefined ? null : { name: known.name, isRevoked: known.isRevoked }
  return { digits: answerDigits(bytes), device }
}

function numberOf(point: string): string {
  return requestNumber(createHash('sha256').update(Buffer.from(point, 'base64url')).digest())
}
