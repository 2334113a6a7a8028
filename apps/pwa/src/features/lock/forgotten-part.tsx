import { readAnswer } from '@living-libraries/model/lock-recovery'
import { type FormEvent, useEffect, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { RecoveryRequest } from '../../device/device-lock.ts'
import { useMessages } from '../../i18n/messages.ts'
import { unlockLink } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { forgottenMessages } from './forgotten-messages.ts'
import parts from '../../ui/part.module.css'
import styles from './lock-page.module.css'
import { useNewWord } from './use-new-word.tsx'

/** The way back in without the PIN: ask the region, type its answer, set another. Nothing on the device is lost by it. */
export function ForgottenPart({ onRecovered }: { readonly onRecovered: () => void }) {
  const t = useMessages(forgottenMessages)
  const request = useRequest()
  const [isAsked, setAsked] = useState(false)
  if (request === undefined) return null
  return (
    <section className={parts['part']}>
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      {isAsked ? (
        <>
          <Asking request={request} />
          <Answering onRecovered={onRecovered} />
        </>
      ) : (
        <div>
          <Button onClick={() => setAsked(true)}>{t.ask}</Button>
        </div>
      )}
    </section>
  )
}

function useRequest(): RecoveryRequest | undefined {
  const { lock } = useDevice()
  const [request, setRequest] = useState<RecoveryRequest>()
  useEffect(() => {
    let isOver = false
    void lock.recoveryRequest().then((found) => !isOver && setRequest(found))
    return () => {
      isOver = true
    }
  }, [lock])
  return request
}

function Asking({ request: { number, point } }: { readonly request: RecoveryRequest }) {
  const t = useMessages(forgottenMessages)
  const link = `${location.origin}${unlockLink(point)}`
  const [isCopied, setCopied] = useState(false)
  return (
    <div className={parts['part']}>
      <h3>{t.first}</h3>
      <p className={styles['digits']}>
        {number.slice(0, 4)} {number.slice(4)}
      </p>
      <p>{t.firstText}</p>
      <QrCode text={link} label={t.qr} />
      <div>
        <Button
          onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
        >
          {isCopied ? t.copied : t.copy}
        </Button>
      </div>
      <p className={styles['link']}>{link}</p>
    </div>
  )
}

function Answering({ onRecovered }: { readonly onRecovered: () => void }) {
  const t = useMessages(forgottenMessages)
  const { lock } = useDevice()
  const { fields, take, clear } = useNewWord()
  const [digits, setDigits] = useState('')
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const answer = readAnswer(digits)
    if (answer === undefined) return setError(t.incomplete)
    if ('wrongGroup' in answer) return setError(t.wrongGroup(answer.wrongGroup))
    const chosen = take()
    if (chosen === undefined) return
    setBusy(true)
    const { outcome } = await lock.recover(answer.bytes, chosen.secret, chosen.word)
    setBusy(false)
    if (outcome !== 'done') return setError(t.otherRequest)
    clear()
    onRecovered()
  }

  return (
    <form
      className={parts['form']}
      onSubmit={(event) => void submit(event)}
      noValidate
      autoComplete="off"
    >
      <h3>{t.second}</h3>
      <TextArea
        label={t.answer}
        hint={t.answerHint}
        error={error}
        inputMode="numeric"
        maxLength={100}
        value={digits}
        onChange={(next) => {
          setDigits(next)
          setError(undefined)
        }}
      />
      <h3>{t.third}</h3>
      {fields}
      <div>
        <Button kind="primary" icon="unlock" type="submit" disabled={isBusy}>
          {isBusy ? t.opening : t.open}
        </Button>
      </div>
    </form>
  )
}
