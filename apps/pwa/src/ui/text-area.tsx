import {
  type KeyboardEvent,
  type RefObject,
  type TextareaHTMLAttributes,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import { afterPress } from './after-press.ts'
import { classNames } from './class-names.ts'
import { FieldFrame, type TypingProps } from './field.tsx'
import styles from './field.module.css'

export interface TextAreaProps extends TypingProps<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  /** Enter calls this instead of beginning a line; Shift+Enter begins one. */
  readonly onEnter?: () => void
  readonly areaRef?: RefObject<HTMLTextAreaElement | null>
}

/** Grows with the text, up to a good half of the screen. */
export function TextArea({
  label,
  hideLabel,
  hint,
  error,
  value,
  onChange,
  onLeave,
  voice = 'program',
  onEnter,
  areaRef,
  rows = 2,
  ...rest
}: TextAreaProps) {
  const ownRef = useRef<HTMLTextAreaElement>(null)
  const ref = areaRef ?? ownRef
  useLayoutEffect(() => {
    if (ref.current !== null) fitHeight(ref.current)
  }, [value, ref])
  useEffect(() => {
    const area = ref.current
    return area === null ? undefined : refitWhenLinesChange(area)
  }, [ref])
  return (
    <FieldFrame label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(ids) => (
        <textarea
          autoComplete="off"
          {...rest}
          {...ids}
          ref={ref}
          rows={rows}
          value={value}
          enterKeyHint={onEnter === undefined ? 'enter' : 'send'}
          className={classNames(
            styles['control'],
            styles['area'],
            voice === 'people' && styles['people'],
          )}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={() => onLeave && afterPress(onLeave)}
          onKeyDown={(event) => {
            rest.onKeyDown?.(event)
            if (onEnter === undefined || !isPlainEnter(event)) return
            event.preventDefault()
            onEnter()
          }}
        />
      )}
    </FieldFrame>
  )
}

/** Enter that ends a composition (an accent, a suggestion) belongs to the keyboard, not to us. */
function isPlainEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing
}

/** Lines break anew when the width changes (a turned phone) and when the font has come. */
function refitWhenLinesChange(area: HTMLTextAreaElement): () => void {
  const refit = () => fitHeight(area)
  let width = area.clientWidth
  const observer = new ResizeObserver(() => {
    if (area.clientWidth === width) return
    width = area.clientWidth
    refit()
  })
  observer.observe(area)
  document.fonts.addEventListener('loadingdone', refit)
  return () => {
    observer.disconnect()
    document.fonts.removeEventListener('loadingdone', refit)
  }
}

function fitHeight(area: HTMLTextAreaElement): void {
  // Measuring lays the whole page out; an empty field is as high as its rows.
  area.style.height = ''
  if (area.value === '') return
  // Heights are told in whole pixels: set where nothing has to grow, one would move everything below by half a pixel
  // with the first letter and with Enter, and all of it would be drawn anew.
  if (area.scrollHeight <= area.clientHeight) return
  const borders = area.offsetHeight - area.clientHeight
  area.style.height = `${area.scrollHeight + borders}px`
}
