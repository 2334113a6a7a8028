import { foldReview } from '@living-libraries/model/review'
import type { Device } from '../device/device.ts'

/**
 * Whether an evening is under way: a session of today or yesterday (by the device's calendar; evenings pass midnight)
 * that has not been handed in.
 */
export async function hasOpenSession(device: Pick<Device, 'list'>, now: Date): Promise<boolean> {
  const days = [dayOf(now, 0), dayOf(now, -1)]
  for (const { id, fields } of await device.list({ kind: 'session' })) {
    if (fields.date === undefined || !days.includes(fields.date)) continue
    const { state } = foldReview(await device.list({ kind: 'review', session: id }))
    if (state === 'draft' || state === 'returned') return true
  }
  return false
}

function dayOf(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
  const part = (value: number) => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${part(day.getMonth() + 1)}-${part(day.getDate())}`
}
