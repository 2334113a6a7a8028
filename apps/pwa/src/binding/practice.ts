import { openPractice, erasePractice } from '../device/practice.ts'
import type { Device } from '../device/device.ts'
import { routes } from '../routes.ts'

// Of this tab alone: a practice in one tab must not catch what somebody records in another.
const mark = 'practice'

export function isPractice(): boolean {
  return sessionStorage.getItem(mark) !== null
}

/** Opens the app anew, as practice. */
export function beginPractice(): void {
  sessionStorage.setItem(mark, 'on')
  location.assign(routes.start)
}

/** Erases what was practised and opens the real app again. */
export async function endPractice(device: Device): Promise<void> {
  device.close()
  await erasePractice()
  sessionStorage.removeItem(mark)
  location.assign(routes.start)
}

export function openPracticeInBrowser(): Promise<Device> {
  return openPractice({ channel: new BroadcastChannel('living-libraries-practice') })
}
