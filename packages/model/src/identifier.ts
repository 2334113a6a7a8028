import * as v from 'valibot'

/** A lower-case UUID of any version: records, devices, persons. */
export const identifierSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'not an identifier'),
)

const tagBits = 42n
const tagMask = (1n << tagBits) - 1n
const counterLowBits = 20n
const counterLowMask = (1n << counterLowBits) - 1n
const counterMask = (1n << 32n) - 1n
const timeMask = (1n << 48n) - 1n

/**
 * The id of a record made by change number `n` of a device at `madeAt` (ms since 1970, device clock).
 *
 * A UUIDv7 (RFC 9562 section 5.7) whose "random" bits are the device's durable counter (32 bits) and 42
 * random bits of the device's own id: unique without asking anybody, also when the clock jumps back,
 * because `n` never repeats on a device. An id that follows from its change costs nothing on the wire.
 */
export function recordIdOf(device: string, n: number, madeAt: number): string {
  const counter = BigInt(n) & counterMask
  const time = BigInt(Math.max(0, Math.trunc(madeAt))) & timeMask
  const high = (time << 16n) | (7n << 12n) | (counter >> counterLowBits)
  const low = (2n << 62n) | ((counter & counterLowMask) << tagBits) | tagOf(device)
  const hex = high.toString(16).padStart(16, '0') + low.toString(16).padStart(16, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The `n` that `recordIdOf` put into an id; meaningless for an id that it did not make. */
export function counterIn(id: string): number {
  const hex = id.replaceAll('-', '')
  const high = BigInt(`0x0${hex.slice(0, 16)}`)
  const low = BigInt(`0x0${hex.slice(16)}`)
  return Number(((high & 0xfffn) << counterLowBits) | ((low >> tagBits) & counterLowMask))
}

function tagOf(device: string): bigint {
  return BigInt(`0x${device.replaceAll('-', '').slice(-16)}`) & tagMask
}
