import { useSyncExternalStore } from 'react'

/** How the app looks on this device. `large` is the version for people who see badly. */
export interface Look {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly size: 'normal' | 'large'
}

export function useLook(): Look {
  return useSyncExternalStore(subscribe, () => look)
}

/** Kept on the device and put in force before the first paint (public/before-start.js). */
export function chooseLook(change: Partial<Look>): void {
  const next = { ...look, ...change }
  remember(next)
  putOn(next)
}

const listeners = new Set<() => void>()
let look: Look = rememberedLook()

// All tabs of a device look as it was chosen in one of them.
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key === 'look.theme' || key === 'look.size') putOn(rememberedLook())
})

function putOn(next: Look): void {
  look = next
  show(next)
  for (const notify of listeners) notify()
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify)
  return () => listeners.delete(notify)
}

function show({ theme, size }: Look): void {
  const { dataset } = document.documentElement
  if (theme === 'auto') delete dataset['theme']
  else dataset['theme'] = theme
  if (size === 'large') dataset['size'] = 'large'
  else delete dataset['size']
}

function rememberedLook(): Look {
  const theme = stored('look.theme')
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    size: stored('look.size') === 'large' ? 'large' : 'normal',
  }
}

function stored(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(key) ?? null
  } catch {
    return null
  }
}

function remember({ theme, size }: Look): void {
  try {
    globalThis.localStorage?.setItem('look.theme', theme)
    globalThis.localStorage?.setItem('look.size', size)
  } catch {
    // A browser that forbids storage keeps the look as long as the page.
  }
}
