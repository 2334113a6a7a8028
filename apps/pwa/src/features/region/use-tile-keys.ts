import { type KeyboardEvent, useState } from 'react'

/** How the arrows lead: by the places on the screen, which a phone and a PC have different ones of. */
const directions: { readonly [key: string]: readonly [across: number, down: number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export interface TileKeys {
  /** Of all tiles only this one is reached by Tab; arrows lead on from it. */
  readonly tabIndexOf: (index: number) => 0 | -1
  readonly onFocus: (index: number) => void
  /** Of a tile: the link of its place in the list. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** The map is one stop of the keyboard, not 42: Tab enters and leaves it, arrows walk in it. */
export function useTileKeys(): TileKeys {
  const [reached, setReached] = useState(0)
  return {
    tabIndexOf: (index) => (index === reached ? 0 : -1),
    onFocus: setReached,
    onKeyDown: (event) => {
      const direction = directions[event.key]
      const from = event.currentTarget
      const map = from.closest('ul')
      if (direction === undefined || map === null) return
      event.preventDefault()
      nearest(from, [...map.querySelectorAll('a')], direction)?.focus()
    },
  }
}

/** The next tile that way; one a little aside is better than one further on. */
function nearest(
  from: HTMLElement,
  tiles: readonly HTMLElement[],
  [across, down]: readonly [number, number],
): HTMLElement | undefined {
  const start = from.getBoundingClientRect()
  const candidates = tiles.flatMap((tile) => {
    const place = tile.getBoundingClientRect()
    const [right, lower] = [place.left - start.left, place.top - start.top]
    const ahead = right * across + lower * down
    const aside = Math.abs(right * down) + Math.abs(lower * across)
    return ahead > 1 ? [{ tile, distance: ahead + 2 * aside }] : []
  })
  return candidates.sort((one, other) => one.distance - other.distance)[0]?.tile
}
