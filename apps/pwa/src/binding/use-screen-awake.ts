import { useEffect } from 'react'

/** Keeps the screen lit while it is looked at, and lets go of it at once when it is not. */
export function useScreenAwake(): void {
  useEffect(() => {
    let isOver = false
    let held: WakeLockSentinel | undefined
    const hold = () => {
      // Absent in older browsers; refused when the battery is nearly empty: then the screen goes dark as ever.
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      void navigator.wakeLock.request('screen').then(
        (sentinel) => {
          if (isOver) void sentinel.release()
          else held = sentinel
        },
        () => undefined,
      )
    }
    hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', hold)
      void held?.release()
    }
  }, [])
}
