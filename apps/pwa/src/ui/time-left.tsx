import { useEffect, useState } from 'react'

/** Minutes and seconds until a moment (ms since 1970); below zero it counts what went over. */
export function TimeLeft({ until }: { readonly until: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <time>{clockFace(until - now)}</time>
}

/** «9:05», «−0:30». */
export function clockFace(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1_000)
  const face = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return ms < 0 && seconds > 0 ? `−${face}` : face
}
