import { useCallback, useEffect, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { Correction, LeftItem } from '../../device/refused-entering.ts'
import type { RefusedItem } from '../../storage/refused-list.ts'

export interface RefusedChanges {
  readonly items: readonly RefusedItem[]
  readonly dismiss: (item: RefusedItem) => Promise<void>
  readonly putBack: (item: RefusedItem) => Promise<void>
  /** Records them once more, each with what was corrected; gives those that could not be entered. */
  readonly enterAgain: (
    items: readonly RefusedItem[],
    correction?: Correction,
  ) => Promise<readonly LeftItem[]>
}

export function useRefused(): RefusedChanges {
  const device = useDevice()
  const [items, setItems] = useState<readonly RefusedItem[]>([])
  useEffect(() => {
    let isOver = false
    const take = () => void device.refused.list().then((found) => !isOver && setItems(found))
    take()
    const stop = device.watchNews(take)
    return () => {
      isOver = true
      stop()
    }
  }, [device])
  const dismiss = useCallback(({ key }: RefusedItem) => device.refused.dismiss(key), [device])
  const putBack = useCallback((item: RefusedItem) => device.refused.putBack(item), [device])

  const enterAgain = useCallback(
    (again: readonly RefusedItem[], correction?: Correction) =>
      device.enterRefused(again, correction),
    [device],
  )

  return { items, dismiss, putBack, enterAgain }
}
