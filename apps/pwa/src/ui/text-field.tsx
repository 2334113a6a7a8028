import type { InputHTMLAttributes, Ref } from 'react'
import { afterPress } from './after-press.ts'
import { classNames } from './class-names.ts'
import { FieldFrame, type TypingProps } from './field.tsx'
import styles from './field.module.css'

export interface TextFieldProps extends TypingProps<InputHTMLAttributes<HTMLInputElement>> {
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
