import styles from './chip-group.module.css'
import type { Chip } from './chip-group.tsx'

export interface ChipChoicesProps<Value extends string> {
  readonly legend: string
  readonly chips: readonly Chip<Value>[]
  readonly values: ReadonlySet<Value>
  readonly onChange: (value: Value, isChosen: boolean) => void
}

/** Any of a few, all in sight. Underneath they are check boxes. */
export function ChipChoices<Value extends string>({
  legend,
  chips,
  values,
  onChange,
}: ChipChoicesProps<Value>) {
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{legend}</legend>
      <div className={styles['chips']}>
        {chips.map(({ value, label }) => (
          <label key={value} className={styles['chip']}>
            <input
              type="checkbox"
              className={styles['input']}
              checked={values.has(value)}
              onChange={(event) => onChange(value, event.currentTarget.checked)}
            />
            <span className={styles['face']}>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
