import { useSyncExternalStore } from 'react'

/**
 * `ready`: the whole app is on the device, and the worker that opens it without a line has the page.
 * `coming`: it is still on its way. `refused`: this browser keeps none, as in a private window.
 */
export type OfflineReadiness = 'ready' | 'coming' | 'refused'

/** The browser keeps no app: told by whoever tried. */
export function refuseOffline(): void {
  isRefused = true
  for (const notify of listeners) notify()
}

export function useOfflineReadiness(): OfflineReadiness {
  return useSyncExternalStore(subscribe, readiness)
}

let isRefused = false
const listeners = new Set<() => void>()

function readiness(): OfflineReadiness {
  if (!('serviceWorker' in navigator)) return 'refused'
  // The worker takes the page over only once it has the whole app.
  if (navigator.serviceWorker.controller !== null) return 'ready'
  return isRefused ? 'refused' : 'coming'
}

function subscribe(notify: () => void): () => void {
  const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined
  listeners.add(notify)
  workers?.addEventListener('controllerchange', notify)
  return () => {
    listeners.delete(notify)
    workers?.removeEventListener('controllerchange', notify)
  }
}
