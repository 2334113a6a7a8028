import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import { Button } from './button.tsx'
import styles from './floating-bar.module.css'

export interface UndoBarProps {
  /** What was done: «Ответ удалён». A new text starts the time anew. */
  readonly text: string
  readonly onUndo: () => void
  /** The chance is over; also when somebody closes it. */
  readonly onExpire: () => void
  readonly durationMs?: number
}

/** Instead of "are you sure": done at once, and one press takes it back. It waits under a pointer. */
export function UndoBar({ text, onUndo, onExpire, durationMs = 10_000 }: UndoBarProps) {
  const t = useMessages(shellMessages)
  const [held, setHeld] = useState(false)
  const expire = useRef(onExpire)
  useEffect(() => {
    expire.current = onExpire
  })
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => expire.current(), durationMs)
    return () => clearTimeout(timer)
  }, [held, durationMs, text])
  return (
    <output className={styles['bar']}>
      <span className={styles['text']}>{text}</span>
      <Button
        icon="undo"
        onClick={onUndo}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {t.undo}
      </Button>
    </output>
  )
}
