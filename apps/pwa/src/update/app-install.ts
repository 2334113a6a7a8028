import { useSyncExternalStore } from 'react'

/** `offered`: the browser lets us ask; `by-hand`: only its own menu can; `installed`: runs as an app. */
export type AppInstall = 'offered' | 'by-hand' | 'installed'

/** Called before the first screen: the browser makes its offer once and early. */
export function catchInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer = event as InstallOffer
    tell()
  })
  addEventListener('appinstalled', () => {
    offer = undefined
    isInstalled = true
    tell()
  })
}

export function useAppInstall(): AppInstall {
  return useSyncExternalStore(subscribe, current)
}

/** Shows the browser's own question. */
export async function askInstall(): Promise<void> {
  await offer?.prompt()
  offer = undefined
  tell()
}

interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}

const listeners = new Set<() => void>()
let offer: InstallOffer | undefined
let isInstalled = matchMedia('(display-mode: standalone)').matches

function current(): AppInstall {
  if (isInstalled) return 'installed'
  return offer === undefined ? 'by-hand' : 'offered'
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify)
  return () => listeners.delete(notify)
}

function tell(): void {
  for (const notify of listeners) notify()
}
