import { FieldFrame, type FieldFrameProps } from './field.tsx'
import styles from './field.module.css'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface SelectProps<Value extends string> extends FieldFrameProps {
  readonly value: Value
  readonly options: readonly Option<Value>[]
  readonly onChange: (value: Value) => void
  readonly disabled?: boolean
}

/** The browser's own list: on a phone it is the one that people know. */
export function Select<Value extends string>({
  value,
  options,
  onChange,
  disabled = false,
  ...frame
}: SelectProps<Value>) {
  return (
    <FieldFrame {...frame}>
      {(ids) => (
        <div className={styles['select']}>
          <select
            {...ids}
            className={classNames(styles['control'])}
            value={value}
            disabled={disabled}
            onChange={(event) => {
              const chosen = options[event.currentTarget.selectedIndex]
              if (chosen !== undefined) onChange(chosen.value)
            }}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="down" size={20} />
        </div>
      )}
    </FieldFrame>
  )
}
