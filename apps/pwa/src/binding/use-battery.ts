import { useEffect, useState } from 'react'

/** Of the Battery Status API, which the lists of types have dropped and Chromium has. */
interface BatteryManager extends EventTarget {
  readonly charging: boolean
  /** From 0 to 1. */
  readonly level: number
}

declare global {
  interface Navigator {
    getBattery?(): Promise<BatteryManager>
  }
}

export interface Battery {
  readonly isCharging: boolean
  readonly percent: number
}

/** How full the battery is; undefined where the browser does not say, or there is none. */
export function useBattery(): Battery | undefined {
  const [battery, setBattery] = useState<Battery>()
  useEffect(() => {
    let stop: (() => void) | undefined
    let isOver = false
    const watch = (manager: BatteryManager) => {
      if (isOver) return
      const tell = () =>
        setBattery({ isCharging: manager.charging, percent: Math.round(manager.level * 100) })
      const events = ['levelchange', 'chargingchange']
      for (const event of events) manager.addEventListener(event, tell)
      stop = () => {
        for (const event of events) manager.removeEventListener(event, tell)
      }
      tell()
    }
    // Refused or absent: then nothing is said of it.
    void navigator.getBattery?.().then(watch, () => undefined)
    return () => {
      isOver = true
      stop?.()
    }
  }, [])
  return battery
}
