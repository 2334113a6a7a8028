import { useEffect, useRef } from 'react'

export interface ReadingKeys {
  readonly walk: (step: 1 | -1) => void
  readonly walkQuestion: (step: 1 | -1) => void
  readonly comment: () => void
  readonly edit: () => void
  readonly check: () => void
  readonly takeIn: () => void
}

/**
 * Single letters are keys only while the focus is nowhere or on the answers, never in a field or on another
 * control: whoever speaks to the device or uses its own keys is not in the way (WCAG 2.1.4).
 */
export function useReadingKeys(keys: ReadingKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isHandled(event, latest.current)) event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

// By the place of the key (`code`), so that the Russian layout does not matter.
function isHandled(event: KeyboardEvent, keys: ReadingKeys): boolean {
  const { altKey, ctrlKey, metaKey, shiftKey, code, target } = event
  if (event.defaultPrevented || ctrlKey || metaKey || shiftKey) return false
  if (isInField(target)) return false
  if (altKey && (code === 'ArrowUp' || code === 'ArrowDown')) {
    keys.walkQuestion(code === 'ArrowUp' ? -1 : 1)
    return true
  }
  if (altKey) return false
  const isOnAnswer = target instanceof Element && target.matches('article')
  // Whoever comes to the page by keyboard is at its heading: nowhere yet.
  const isNowhere =
    target === document.body || (target instanceof Element && target.matches('#content, h1'))
  if (!isOnAnswer && !isNowhere) return false
  // Arrows scroll the page unless an answer has the focus.
  if (code === 'KeyN' || code === 'KeyJ' || (isOnAnswer && code === 'ArrowDown')) keys.walk(1)
  else if (code === 'KeyP' || code === 'KeyK' || (isOnAnswer && code === 'ArrowUp')) keys.walk(-1)
  else if (isOnAnswer && code === 'KeyC') keys.comment()
  else if (isOnAnswer && code === 'KeyE') keys.edit()
  else if (isOnAnswer && code === 'KeyV') keys.check()
  else if (isOnAnswer && code === 'KeyT') keys.takeIn()
  else return false
  return true
}

function isInField(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, dialog[open]') !== null
  )
}
