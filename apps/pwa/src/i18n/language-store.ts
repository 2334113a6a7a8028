import { useSyncExternalStore } from 'react'

export type Language = 'ru' | 'en'

/** The language of this device, for code that is not a component. */
export function currentLanguage(): Language {
  return language
}

/** Kept on the device and read again before the first paint (public/before-start.js). */
export function chooseLanguage(next: Language): void {
  remember(next)
  speak(next)
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage)
}

const storageKey = 'language'
const listeners = new Set<() => void>()
let language: Language = rememberedLanguage()

// All tabs of a device speak the language that was chosen in one of them.
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key === storageKey) speak(rememberedLanguage())
})

function speak(next: Language): void {
  language = next
  if (typeof document !== 'undefined') document.documentElement.lang = next
  for (const notify of listeners) notify()
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify)
  return () => listeners.delete(notify)
}

function rememberedLanguage(): Language {
  try {
    return globalThis.localStorage?.getItem(storageKey) === 'en' ? 'en' : 'ru'
  } catch {
    // A browser that forbids storage still shows the app.
    return 'ru'
  }
}

function remember(next: Language): void {
  try {
    globalThis.localStorage?.setItem(storageKey, next)
  } catch {
    // The choice then lasts as long as the page.
  }
}
