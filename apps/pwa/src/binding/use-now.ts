import { useEffect, useState } from 'react'

/** The clock of the device, looked at twice a minute: for «сегодня, 18:42» and the next deadline. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
