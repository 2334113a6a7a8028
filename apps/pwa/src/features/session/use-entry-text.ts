import { useCallback, useEffect, useRef, useState } from 'react'
import { useDrafts } from '../../binding/person-context.tsx'
import type { DraftChange } from '../../storage/drafts.ts'

export interface EntryText {
  /** undefined until the half-typed text of last time was read. */
  readonly text: string | undefined
  readonly setText: (text: string) => void
  /** Takes the text out of the field at once and saves it; if that fails, it comes back. */
  readonly submit: () => void
  readonly hasFailed: boolean
}

const drawingMs = 120

/**
 * The text of the entry field. Until an answer is saved, its words stand in the draft, and leave it in the same write:
 * a battery that dies in between costs no line, and offers none for the second time.
 */
export function useEntryText(
  key: string,
  /** Called at once, so that it sees what is chosen beside the field at the press of Enter and not what comes after. */
  save: (text: string, draft: Promise<DraftChange>) => Promise<void>,
): EntryText {
  const drafts = useDrafts()
  const [text, show] = useState<string>()
  const [hasFailed, setFailed] = useState(false)
  const typed = useRef('')
  const underWay = useRef<readonly { readonly text: string }[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    let isOver = false
    void drafts.read(key).then((draft) => {
      if (isOver) return
      typed.current = typeof draft === 'string' ? draft : ''
      show(typed.current)
    })
    return () => {
      isOver = true
    }
  }, [drafts, key])

  const keepDraft = useCallback(
    (delayMs: number) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        // What is under way leaves the draft by itself; the rest is written after that.
        if (underWay.current.length === 0) void drafts.write(key, typed.current)
      }, delayMs)
    },
    [drafts, key],
  )
  const setText = useCallback(
    (next: string) => {
      typed.current = next
      show(next)
      keepDraft(150)
    },
    [keepDraft],
  )
  const submit = useCallback(async () => {
    const answer = { text: typed.current }
    if (answer.text.trim() === '') return
    underWay.current = [...underWay.current, answer]
    typed.current = ''
    show('')
    try {
      const others = underWay.current.filter((one) => one !== answer)
      const rest = [...others.map((one) => one.text), typed.current].filter((one) => one !== '')
      clearTimeout(timer.current)
      await save(answer.text, drafts.becoming(key, rest.length === 0 ? undefined : rest.join('\n')))
      setFailed(false)
    } catch {
      typed.current = [answer.text, typed.current].filter((one) => one !== '').join('\n')
      show(typed.current)
      setFailed(true)
    }
    underWay.current = underWay.current.filter((one) => one !== answer)
    // Not at once: first the answer is drawn in the list.
    keepDraft(drawingMs)
  }, [drafts, key, save, keepDraft])

  return { text, setText, submit: () => void submit(), hasFailed }
}
