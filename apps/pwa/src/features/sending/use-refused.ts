import type { Json } from '@living-libraries/model/json'
import { isKindName } from '@living-libraries/model/kinds'
import { isSpace } from '@living-libraries/model/space'
import { useCallback, useEffect, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { RefusedItem } from '../../storage/refused-list.ts'

export interface RefusedChanges {
  readonly items: readonly RefusedItem[]
  readonly dismiss: (item: RefusedItem) => Promise<void>
  /** Records the words once more as a new record or a new edit; the refused one goes when that is saved. */
  readonly enterAgain: (item: RefusedItem) => Promise<void>
}

export function useRefused(): RefusedChanges {
  const device = useDevice()
  const [items, setItems] = useState<readonly RefusedItem[]>([])
  const read = useCallback(async () => setItems(await device.refused.list()), [device])
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

  async function dismiss({ key }: RefusedItem): Promise<void> {
    await device.refused.dismiss(key)
    await read()
  }

  async function enterAgain(item: RefusedItem): Promise<void> {
    const { change, kind, space, session } = item
    if (!isKindName(kind) || !isSpace(space)) throw new RangeError(`nothing to enter of ${kind}`)
    if (change.create !== undefined) {
      await device.make({ kind, space, ...(session ? { session } : {}), values: change.set })
    } else {
      await device.change(change.record, { set: change.set, unset: change.unset })
    }
    await dismiss(item)
  }

  return { items, dismiss, enterAgain }
}

/** The words that a person typed into a refused change, to be read and copied. */
export function wordsOf(item: RefusedItem): string {
  const words = Object.entries(item.change.set)
    .filter(([path]) => !idFields.has(path))
    .map(([, value]) => textOf(value))
  return words.filter((text) => text !== '').join('\n')
}

/** Fields that hold an id of the pack or of a record: no words of anybody. */
const idFields = new Set([
  'question',
  'table',
  'group',
  'level',
  'language',
  'source',
  'participant',
  'about',
  'parent',
  'field',
  'act',
])

function textOf(value: Json): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value['name'])
  return ''
}
