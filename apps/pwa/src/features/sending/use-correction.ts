import { useEffect, useRef, useState } from 'react'
import { useDrafts } from '../../binding/person-context.tsx'
import type { DraftChange } from '../../storage/drafts.ts'
import { correctionPlace, type RefusedItem } from '../../storage/refused-list.ts'
import type { FieldToCorrect } from './refused-fields.ts'

type Words = { readonly [path: string]: string }

export interface CorrectionTyping {
  /** What stands in the fields. */
  readonly words: Words
  readonly type: (path: string, text: string) => void
  /** The fields as they will be once the item is entered. */
  readonly drafts: () => Promise<DraftChange[]>
  /** It could not be entered: what was typed waits on. */
  readonly keep: () => void
}

/**
 * What is typed to put a refused item right: each field a draft of its own, so that it survives a crash, lies under the
 * lock where it holds a person's data, and goes with an erased value alone.
 */
export function useCorrection(
  { change }: Pick<RefusedItem, 'change'>,
  fields: readonly FieldToCorrect[],
): CorrectionTyping {
  const store = useDrafts()
  const [typed, setTyped] = useState<Words>({})
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const prefix = correctionPlace(change)
  const paths = fields.map(({ path }) => path)
  const keys = paths.map((path) => `${prefix}${path}`).join(' ')
  useEffect(() => {
    let isOver = false
    for (const key of keys.split(' ')) {
      void store.read(key).then((draft) => {
        if (isOver || typeof draft !== 'string') return
        setTyped((before) => ({ [key.slice(prefix.length)]: draft, ...before }))
      })
    }
    return () => {
      isOver = true
    }
  }, [store, keys, prefix])

  const stop = () => {
    for (const timer of timers.current.values()) clearTimeout(timer)
    timers.current.clear()
  }
  return {
    words: { ...Object.fromEntries(fields.map(({ path, value }) => [path, value])), ...typed },
    type: (path, text) => {
      setTyped((before) => ({ ...before, [path]: text }))
      clearTimeout(timers.current.get(path))
      const write = () => void store.write(`${prefix}${path}`, text)
      timers.current.set(path, setTimeout(write, 150))
    },
    drafts: () => {
      stop()
      return Promise.all(paths.map((path) => store.becoming(`${prefix}${path}`, undefined)))
    },
    keep: () => {
      for (const [path, text] of Object.entries(typed)) void store.write(`${prefix}${path}`, text)
    },
  }
}
