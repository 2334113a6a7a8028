import type { LockSecret } from '../storage/lock-keys.ts'
import { TextField } from '../ui/text-field.tsx'

export interface LockWordFieldProps {
  readonly secret: LockSecret
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Digits come with their keys on a phone. No browser is to keep it: it would lie on the same disk. */
export function LockWordField({ secret, ...field }: LockWordFieldProps) {
  return (
    <TextField
      {...field}
      type="password"
      inputMode={secret === 'pin' ? 'numeric' : 'text'}
      autoComplete="off"
      maxLength={200}
    />
  )
}
