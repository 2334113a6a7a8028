import { isKindName } from '@living-libraries/model/kinds'
import { isSpace } from '@living-libraries/model/space'
import { useCallback, useEffect, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { RefusedItem } from '../../storage/refused-list.ts'
import { refusedPart } from './refused-words.ts'

export interface RefusedChanges {
  readonly items: readonly RefusedItem[]
  readonly dismiss: (item: RefusedItem) => Promise<void>
  readonly putBack: (item: RefusedItem) => Promise<void>
  /**
   * Records what was refused once more, with `text` in the place of its words where they were corrected; the refused
   * one goes when that is saved. Rejects where the record is not on the device any more.
   */
  readonly enterAgain: (item: RefusedItem, text?: string) => Promise<void>
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

  async function enterAgain(item: RefusedItem, text?: string): Promise<void> {
    const { change, kind, space, session, paths } = item
    if (!isKindName(kind) || !isSpace(space)) throw new RangeError(`nothing to enter of ${kind}`)
    const part = refusedPart(item)
    const set = text === undefined ? part.set : { ...part.set, text }
    // Where only some fields were left out the record is there, and must not be made a second time.
    if (change.create !== undefined && paths === undefined) {
      await device.make({ kind, space, ...(session ? { session } : {}), values: set })
    } else {
      await device.change(change.record, { set, unset: part.unset })
    }
    await dismiss(item)
  }

  return { items, dismiss, putBack, enterAgain }
}
