import { Device } from './device.ts'
import { type DeviceOptions, openParts } from './device-parts.ts'

export { CentreProblem } from '../sync/centre.ts'
export type { Me } from '@living-libraries/model/join'
export type { Device, TypedRecord } from './device.ts'
export type { DeviceStatus } from './device-status.ts'
export { OpeningProblem } from '../storage/opening.ts'
export type { DeviceOptions } from './device-parts.ts'
export type { Edit, NewRecord } from '../storage/change-writer.ts'
export type { DeviceRecord, RecordQuery } from '../storage/record-reader.ts'

/** Opens the device's database, making it at the first opening. Rejects with an `OpeningProblem`. */
export async function openDevice(options: DeviceOptions = {}): Promise<Device> {
  return new Device(await openParts(options))
}
