import { useEffect, useRef } from 'react'

export interface Shortcuts {
  readonly walk: (step: 1 | -1) => void
  /** Counted from 0. */
  readonly jump: (index: number) => void
  readonly escape: () => void
  readonly help: () => void
}

/** Keys that work wherever the cursor stands on the screen of answers. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isHandled(event, latest.current)) return
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

// By the place of the key (`code`), so that the Russian layout does not matter.
function isHandled(event: KeyboardEvent, { walk, jump, escape, help }: Shortcuts): boolean {
  const { altKey, ctrlKey, metaKey, code, key } = event
  if (event.defaultPrevented || ctrlKey || metaKey) return false
  if (altKey && (code === 'ArrowUp' || code === 'ArrowDown')) {
    walk(code === 'ArrowUp' ? -1 : 1)
    return true
  }
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
  if (altKey && digit !== undefined) {
    jump(Number(digit) - 1)
    return true
  }
  if (key === 'Escape' && !isInDialog(event.target)) {
    escape()
    return true
  }
  if (key === '?' && !isField(event.target)) {
    help()
    return true
  }
  return false
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select')
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog[open]') !== null
}
