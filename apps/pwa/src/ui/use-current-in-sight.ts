import { type RefObject, useEffect, useRef } from 'react'

/** For a row of links that is pushed aside where it is too long: the one that is open stands in sight. */
export function useCurrentInSight(current: string): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    const link = row.current?.querySelector('[aria-current="page"]')
    if (!row.current || !link) return
    const outer = row.current.getBoundingClientRect()
    const inner = link.getBoundingClientRect()
    row.current.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2
  }, [current])
  return row
}
