import { useCallback, useEffect, useRef, useState } from 'react'
import { useDrafts } from '../../binding/person-context.tsx'

export interface EntryText {
  /** undefined until the half-typed text of last time was read. */
  readonly text: string | undefined
  readonly setText: (text: string) => void
  /** Takes the text out of the field at once and saves it; if that fails, it comes back. */
  readonly submit: () => void
  readonly hasFailed: boolean
}

/**
 * The text of the entry field. Until the store has confirmed an answer, its words also stand in the draft:
 * a battery that dies in between costs at worst a line twice, never a line.
 */
export function useEntryText(key: string, save: (text: string) => Promise<void>): EntryText {
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
        const words = [...underWay.current.map((one) => one.text), typed.current]
        void drafts.write(key, words.filter((one) => one !== '').join('\n'))
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
      await save(answer.text)
      setFailed(false)
    } catch {
      typed.current = [answer.text, typed.current].filter((one) => one !== '').join('\n')
      show(typed.current)
      setFailed(true)
    }
    underWay.current = underWay.current.filter((one) => one !== answer)
    keepDraft(0)
  }, [save, keepDraft])

  return { text, setText, submit: () => void submit(), hasFailed }
}
