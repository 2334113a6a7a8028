import { type Json, isJsonObject } from './json.ts'

/** The path on which a device keeps its own share of the attendance of a group. */
export function attendancePath(group: string, device: string): string {
  return `attendance/${group}:${device}`
}

/** People present by group, summed over the shares of all devices; never below zero. */
export function attendanceOf(attendance: Json | undefined): Map<string, number> {
  const totals = new Map<string, number>()
  if (!isJsonObject(attendance)) return totals
  for (const [key, share] of Object.entries(attendance)) {
    const group = key.slice(0, key.lastIndexOf(':'))
    if (typeof share === 'number') totals.set(group, (totals.get(group) ?? 0) + share)
  }
  for (const [group, total] of totals) if (total < 0) totals.set(group, 0)
  return totals
}

/**
 * The share that `device` must set so that the group's total becomes `wanted`: quick counters on two phones
 * at two doors add up, and a correction of the whole number works from either.
 */
export function shareFor(
  attendance: Json | undefined,
  group: string,
  device: string,
  wanted: number,
): number {
  if (!isJsonObject(attendance)) return wanted
  let others = 0
  for (const [key, share] of Object.entries(attendance)) {
    const isOther = key !== `${group}:${device}` && key.slice(0, key.lastIndexOf(':')) === group
    if (isOther && typeof share === 'number') others += share
  }
  return wanted - others
}
