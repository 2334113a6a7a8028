import { type Json, isJsonObject } from './json.ts'

/** The path on which a device keeps its own share of what is counted under `subject`. */
export function tallyPath(field: string, subject: string, device: string): string {
  return `${field}/${subject}:${device}`
}

/** What was counted, by subject, summed over the shares of all devices; never below zero. */
export function tallyTotals(tally: Json | undefined): Map<string, number> {
  const totals = new Map<string, number>()
  if (!isJsonObject(tally)) return totals
  for (const [key, share] of Object.entries(tally)) {
    const subject = key.slice(0, key.lastIndexOf(':'))
    if (typeof share === 'number') totals.set(subject, (totals.get(subject) ?? 0) + share)
  }
  for (const [subject, total] of totals) if (total < 0) totals.set(subject, 0)
  return totals
}

/**
 * The share that `device` must set so that the subject's total becomes `wanted`: counters on two devices add up,
 * and a correction of the whole number works from either.
 */
export function tallyShareFor(
  tally: Json | undefined,
  subject: string,
  device: string,
  wanted: number,
): number {
  if (!isJsonObject(tally)) return wanted
  let others = 0
  for (const [key, share] of Object.entries(tally)) {
    const isOther = key !== `${subject}:${device}` && key.slice(0, key.lastIndexOf(':')) === subject
    if (isOther && typeof share === 'number') others += share
  }
  return wanted - others
}
