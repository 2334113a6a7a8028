import { useSyncExternalStore } from 'react'

/** Whether a media query holds, and again when it changes (a turned phone, a dragged window). */
function useMedia(query: string): boolean {
  const media = mediaOf(query)
  return useSyncExternalStore(media.subscribe, media.matches)
}

/** A screen that is touched: a phone or a tablet, which one holds up to photograph. */
export function useHasTouch(): boolean {
  return useMedia('(pointer: coarse)')
}

/** The width from which a PC's layout begins; the same as in the style sheets. */
export function useIsWide(): boolean {
  return useMedia('(min-width: 60rem)')
}

interface Media {
  readonly subscribe: (notify: () => void) => () => void
  readonly matches: () => boolean
}

const known = new Map<string, Media>()

/** The same whenever it is asked for: no drawing asks the browser or listens anew. */
function mediaOf(query: string): Media {
  const media = known.get(query) ?? openMedia(query)
  known.set(query, media)
  return media
}

function openMedia(query: string): Media {
  const list = matchMedia(query)
  return {
    subscribe: (notify) => {
      list.addEventListener('change', notify)
      return () => list.removeEventListener('change', notify)
    },
    matches: () => list.matches,
  }
}
