import { useId, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './counter.module.css'

export interface CounterProps {
  readonly label: string
  readonly hint?: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly min?: number
  readonly max?: number
  readonly disabled?: boolean
  /** `people`: the label is somebody's own words, and may be long. */
  readonly voice?: 'program' | 'people'
}

/** A whole number: two large buttons for counting heads, and the number itself can be typed. */
export function Counter({
  label,
  hint,
  value,
  onChange,
  min = 0,
  max = 9999,
  disabled = false,
  voice = 'program',
}: CounterProps) {
  const id = useId()
  const t = useMessages(shellMessages).counter
  // While it is typed in, the field may be empty; the number it stands for is then not changed.
  const [typed, setTyped] = useState<string | null>(null)
  const change = (next: number) => onChange(Math.min(max, Math.max(min, next)))
  return (
    <div className={classNames(styles['counter'], voice === 'people' && styles['words'])}>
      <label className={styles['label']} htmlFor={id}>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </label>
      <div className={styles['controls']}>
        <IconButton
          icon="minus"
          label={t.less(label)}
          disabled={disabled || value <= min}
          onClick={() => change(value - 1)}
        />
        <input
          id={id}
          className={styles['value']}
          inputMode="numeric"
          autoComplete="off"
          disabled={disabled}
          value={typed ?? String(value)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, 4)
            setTyped(digits)
            if (digits !== '') change(Number(digits))
          }}
          onBlur={() => setTyped(null)}
        />
        <IconButton
          icon="plus"
          label={t.more(label)}
          disabled={disabled || value >= max}
          onClick={() => change(value + 1)}
        />
      </div>
    </div>
  )
}
