import { useId } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import styles from './chip-group.module.css'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

export interface Chip<Value extends string> {
  readonly value: Value
  readonly label: string
  /** A short number beside the label, for example how many answers there are. */
  readonly count?: string
}

export interface ChipGroupProps<Value extends string> {
  readonly legend: string
  readonly hideLegend?: boolean
  readonly chips: readonly Chip<Value>[]
  readonly value: Value | null
  /** Gets `null` when the chosen chip is pressed again, where that is allowed. */
  readonly onChange: (value: Value | null) => void
  /** Pressing the chosen chip again takes the choice back. */
  readonly clearable?: boolean
  /** Present: the choice can be pinned, so that it stays for the next record. */
  readonly pinned?: boolean
  readonly onPinChange?: (pinned: boolean) => void
  /** One line that scrolls sideways instead of several: the entry field keeps its place. */
  readonly oneLine?: boolean
}

/** One of a few, all in sight. Underneath they are radio buttons: arrows move, Tab leaves. */
export function ChipGroup<Value extends string>({
  legend,
  hideLegend = false,
  chips,
  value,
  onChange,
  clearable = false,
  pinned = false,
  onPinChange,
  oneLine = false,
}: ChipGroupProps<Value>) {
  const name = useId()
  const t = useMessages(shellMessages).chips
  return (
    <fieldset className={styles['group']}>
      <legend className={classNames(styles['legend'], hideLegend && 'visually-hidden')}>
        {legend}
      </legend>
      <div className={classNames(styles['chips'], oneLine && styles['oneLine'])}>
        {chips.map((chip) => (
          <label key={chip.value} className={styles['chip']}>
            <input
              type="radio"
              className={styles['input']}
              name={name}
              value={chip.value}
              checked={chip.value === value}
              onChange={() => onChange(chip.value)}
              onClick={() => {
                if (clearable && chip.value === value) onChange(null)
              }}
            />
            <span className={styles['face']}>
              {chip.label}
              {chip.count !== undefined && <span className={styles['count']}>{chip.count}</span>}
            </span>
          </label>
        ))}
        {onPinChange !== undefined && (
          <button
            type="button"
            className={classNames(styles['pin'], pinned && styles['pinned'])}
            aria-pressed={pinned}
            disabled={value === null}
            onClick={() => onPinChange(!pinned)}
          >
            <Icon name="pin" size={18} />
            {pinned ? t.pinned : t.pin}
          </button>
        )}
      </div>
    </fieldset>
  )
}
