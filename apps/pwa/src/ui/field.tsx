import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

export interface FieldFrameProps {
  readonly label: string
  /** The label is said but not drawn: only where the place itself says it. */
  readonly hideLabel?: boolean | undefined
  readonly hint?: ReactNode
  /** What is wrong and how to put it right, in one sentence. */
  readonly error?: string | undefined
}

/** What a control in which people type takes: its frame, its text, and what its own element of `Attributes` takes besides. */
export type TypingProps<Attributes> = FieldFrameProps &
  Omit<
    Attributes,
    | 'id'
    | 'value'
    | 'onChange'
    | 'onBlur'
    | 'className'
    | 'children'
    | 'aria-describedby'
    | 'aria-invalid'
  > & {
    readonly value: string
    readonly onChange: (value: string) => void
    /** The field was left. A click that took the focus away comes first. */
    readonly onLeave?: () => void
    /** `people` for words that somebody says, `program` (the default) for everything else. */
    readonly voice?: 'program' | 'people'
  }

/** What ties a control to its label, hint and error. */
export interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

export function FieldFrame({
  label,
  hideLabel = false,
  hint,
  error,
  children,
}: FieldFrameProps & { readonly children: (ids: FieldIds) => ReactNode }) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const described = [hint && hintId, error && errorId].filter(Boolean).join(' ')
  return (
    <div className={styles['field']}>
      <label className={classNames(styles['label'], hideLabel && 'visually-hidden')} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={styles['hint']} id={hintId}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p className={styles['error']} id={errorId} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
