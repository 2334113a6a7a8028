import { type FormEvent, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { invitationHash } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { PlainPage } from '../../ui/plain-page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ScanDialog } from './scan-dialog.tsx'
import { codeInText } from './invitation-text.ts'
import { welcomeMessages } from './messages.ts'
import styles from './welcome-page.module.css'

/** What this is, and the way in for those who were sent a code instead of a link. */
export default function WelcomePage() {
  const t = useMessages(welcomeMessages)
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const [isScanning, setScanning] = useState(false)

  function open(event: FormEvent): void {
    event.preventDefault()
    const code = codeInText(text)
    if (code !== undefined) openCode(code)
    else setError(text.trim() === '' ? t.empty : t.unreadable)
  }

  return (
    <PlainPage>
      <div className={styles['page']}>
        <h1>{t.title}</h1>
        <p>{t.lead}</p>
        <form className={styles['form']} onSubmit={open} noValidate>
          <TextField
            label={t.field}
            hint={t.hint}
            error={error}
            value={text}
            onChange={(next) => {
              setText(next)
              setError(undefined)
            }}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            inputMode="url"
          />
          <Button kind="primary" type="submit">
            {t.open}
          </Button>
        </form>
        {hasCamera && <Button onClick={() => setScanning(true)}>{t.scan}</Button>}
        {isScanning && <ScanDialog onCode={openCode} onClose={() => setScanning(false)} />}
        <p className={styles['help']}>{t.help}</p>
      </div>
    </PlainPage>
  )
}

function openCode(code: string): void {
  location.hash = invitationHash(code)
}

const hasCamera = 'mediaDevices' in navigator
