import { useSyncExternalStore } from 'react'

export function keepTimeZone(next: string): void {
  if (next === timeZone) return
  timeZone = next
  for (const notify of listeners) notify()
}

/**
 * The forum's own time zone, in which every date on a screen stands: people of one forum speak of the same evening,
 * wherever their devices think they are. Undefined until the pack was read: the device's own zone.
 */
export function useTimeZone(): string | undefined {
  return useSyncExternalStore(subscribe, () => timeZone)
}

const listeners = new Set<() => void>()
let timeZone: string | undefined

function subscribe(notify: () => void): () => void {
  listeners.add(notify)
  return () => listeners.delete(notify)
}
