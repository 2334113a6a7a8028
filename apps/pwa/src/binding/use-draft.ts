import type { Json } from '@living-libraries/model/json'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useDrafts } from './person-context.tsx'

/**
 * A half-typed field that survives a crash: read once at the opening, written a moment after each change.
 * The value is undefined until it was read, so that a field does not jump under the hand.
 */
export function useDraft<Value extends Json>(
  key: string,
  empty: Value,
): [value: Value | undefined, setValue: (value: Value) => void] {
  const drafts = useDrafts()
  const [draft, setDraft] = useState<{ key: string; value: Value }>()
  // Written anew at each rendering by most callers; it counts only at the first reading of a key.
  const emptyRef = useRef(empty)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    let isOver = false
    void drafts.read(key).then((value) => {
      if (isOver) return
      const read = { key, value: (value as Value | undefined) ?? emptyRef.current }
      // Whoever types at once is faster than the disk, and must not see the words go.
      setDraft((typed) => (typed?.key === key ? typed : read))
    })
    return () => {
      isOver = true
    }
  }, [drafts, key])
  const setValue = useCallback(
    (value: Value) => {
      setDraft({ key, value })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void drafts.write(key, value), 150)
    },
    [drafts, key],
  )
  return [draft?.key === key ? draft.value : undefined, setValue]
}
