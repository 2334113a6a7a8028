import type { InputHTMLAttributes, Ref } from 'react'
import { afterPress } from './after-press.ts'
import { classNames } from './class-names.ts'
import { FieldFrame, type FieldFrameProps } from './field.tsx'
import styles from './field.module.css'

export interface TextFieldProps
  extends FieldFrameProps,
    Omit<
      InputHTMLAttributes<HTMLInputElement>,
      | 'id'
      | 'value'
      | 'onChange'
      | 'onBlur'
      | 'className'
      | 'children'
      | 'aria-describedby'
      | 'aria-invalid'
    > {
  readonly value: string
  readonly onChange: (value: string) => void
  /** The field was left. A click that took the focus away comes first. */
  readonly onLeave?: () => void
  /** `people` for words that somebody says, `program` (the default) for everything else. */
  readonly voice?: 'program' | 'people'
  readonly inputRef?: Ref<HTMLInputElement>
}

/** Browsers keep what is typed into a field, in clear: none does unless the field asks for it. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  onChange,
  onLeave,
  voice = 'program',
  inputRef,
  type = 'text',
  ...rest
}: TextFieldProps) {
  return (
    <FieldFrame label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(ids) => (
        <input
          autoComplete="off"
          {...rest}
          {...ids}
          ref={inputRef}
          type={type}
          className={classNames(styles['control'], voice === 'people' && styles['people'])}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={() => onLeave && afterPress(onLeave)}
        />
      )}
    </FieldFrame>
  )
}
