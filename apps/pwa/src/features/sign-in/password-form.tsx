import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { signInMessages } from './messages.ts'
import parts from '../../ui/part.module.css'

export interface PasswordFormProps {
  readonly label: string
  readonly hint?: string
  readonly button: string
  readonly isNew: boolean
  readonly isBusy: boolean
  /** The sentence about what is wrong with it, if anything. */
  readonly faultOf: (password: string) => string | undefined
  readonly onSubmit: (password: string) => void
}

export function PasswordForm(props: PasswordFormProps) {
  const { label, hint, button, isNew, isBusy, faultOf, onSubmit } = props
  const t = useMessages(signInMessages)
  const [password, setPassword] = useState('')
  const [isShown, setShown] = useState(false)
  const [error, setError] = useState<string>()

  function submit(event: FormEvent): void {
    event.preventDefault()
    const fault = faultOf(password)
    setError(fault)
    if (fault !== undefined) return
    onSubmit(password)
    setPassword('')
  }

  return (
    <form className={parts['form']} onSubmit={submit} noValidate>
      <TextField
        label={label}
        hint={hint}
        error={error}
        type={isShown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        value={password}
        maxLength={200}
        onChange={(next) => {
          setPassword(next)
          setError(undefined)
        }}
      />
      <Toggle label={t.show} checked={isShown} onChange={setShown} />
      <div>
        <Button kind="primary" type="submit" disabled={isBusy}>
          {button}
        </Button>
      </div>
    </form>
  )
}
