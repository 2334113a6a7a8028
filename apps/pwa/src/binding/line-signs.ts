/** What of a page tells that somebody is back, or the line. */
export interface SignGiver {
  readonly window: EventTarget
  readonly document: EventTarget & { readonly visibilityState: DocumentVisibilityState }
}

/**
 * Calls `wake` at every sign that a connection may be back. None of them is relied upon: an exchange begins by itself
 * when the app is opened, and by the clock.
 */
export function wakeAtSigns(wake: () => void, { window, document }: SignGiver): void {
  window.addEventListener('online', () => wake())
  window.addEventListener('focus', () => wake())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake()
  })
}
