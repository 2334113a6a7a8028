import { useSyncExternalStore } from 'react'

/** Whether a media query holds, and again when it changes (a turned phone, a dragged window). */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (notify) => {
      const list = matchMedia(query)
      list.addEventListener('change', notify)
      return () => list.removeEventListener('change', notify)
    },
    () => matchMedia(query).matches,
  )
}

/** A screen that is touched: a phone or a tablet, which one holds up to photograph. */
export function useHasTouch(): boolean {
  return useMedia('(pointer: coarse)')
}

/** The width from which a PC's layout begins; the same as in the style sheets. */
export function useIsWide(): boolean {
  return useMedia('(min-width: 60rem)')
}
