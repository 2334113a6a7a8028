import { useEffect, useState } from 'react'

export interface StorageHealth {
  /** The browser has promised not to delete the records by itself; undefined: it cannot say. */
  readonly isPersisted: boolean | undefined
  readonly freeBytes: number | undefined
  /** Asks the browser for the promise. */
  readonly ask: () => void
}

/** What the browser promises about what this device holds; undefined until it was asked. */
export function useStorageHealth(askAtOnce = false): StorageHealth | undefined {
  const [found, setFound] = useState<Omit<StorageHealth, 'ask'>>()
  useEffect(() => {
    let isOver = false
    void healthOf(askAtOnce).then((health) => !isOver && setFound(health))
    return () => {
      isOver = true
    }
  }, [askAtOnce])
  return found && { ...found, ask: () => void healthOf(true).then(setFound) }
}

async function healthOf(ask: boolean): Promise<Omit<StorageHealth, 'ask'>> {
  // Typed as always there, but an older or a private browser has no storage manager.
  const storage = navigator.storage as StorageManager | undefined
  const isPersisted = ask ? storage?.persist?.() : storage?.persisted?.()
  const estimate = await storage?.estimate?.().catch(() => undefined)
  const { quota, usage } = estimate ?? {}
  return {
    isPersisted: await isPersisted?.catch(() => undefined),
    freeBytes: quota === undefined || usage === undefined ? undefined : quota - usage,
  }
}
