import type { Json } from './json.ts'
import { tallyPath, tallyTotals } from './tally.ts'

/** The path on which a device keeps its own share of the attendance of a group. */
export function attendancePath(group: string, device: string): string {
  return tallyPath('attendance', group, device)
}

/** People present by group, summed over the shares of all devices; never below zero. */
export function attendanceOf(attendance: Json | undefined): Map<string, number> {
  return tallyTotals(attendance)
}

/** People present, all groups together. */
export function presentIn(attendance: Json | undefined): number {
  return [...attendanceOf(attendance).values()].reduce((sum, count) => sum + count, 0)
}
