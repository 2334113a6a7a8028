import { type FormEvent, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { LockAnswer } from '../device/device-lock.ts'
import { lockMessages } from '../i18n/lock-messages.ts'
import { useMessages } from '../i18n/messages.ts'
import { routes } from '../routes.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { useDevice } from './device-context.tsx'
import { LockWordField } from './lock-word-field.tsx'
import styles from './under-lock.module.css'
import { useLock } from './use-lock.ts'

/** PIN or passphrase, and what came of it. */
export function UnlockForm() {
  const t = useMessages(lockMessages)
  const { lock } = useDevice()
  const { secret = 'pin' } = useLock()
  const { tries, attempt } = useTries()
  const [path] = useLocation()
  const [word, setWord] = useState('')

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (word.trim() === '') return
    setWord('')
    void attempt(() => lock.open(word))
  }

  return (
    <form className={styles['form']} onSubmit={submit} noValidate autoComplete="off">
      <LockWordField
        secret={secret}
        label={t.word[secret]}
        value={word}
        error={tries.fault}
        onChange={setWord}
      />
      <div>
        <Button
          kind="primary"
          icon="unlock"
          type="submit"
          wide
          disabled={tries.isBusy || tries.waitMs > 0}
        >
          {tries.isBusy ? t.opening : t.open}
        </Button>
      </div>
      {path !== routes.lock && (
        <div>
          <ButtonLink href={routes.lock}>{t.forgotten[secret]}</ButtonLink>
        </div>
      )}
    </form>
  )
}

interface Tries {
  readonly isBusy: boolean
  readonly waitMs: number
  /** What went wrong, in a sentence. */
  readonly fault: string | undefined
}

/** One try after another, with the pause that wrong ones cost. */
export function useTries(): {
  readonly tries: Tries
  readonly attempt: (work: () => Promise<LockAnswer>) => Promise<boolean>
} {
  const t = useMessages(lockMessages)
  const { lock } = useDevice()
  const { secret = 'pin' } = useLock()
  const [isBusy, setBusy] = useState(false)
  const [waitMs, setWaitMs] = useState(0)
  const [wasWrong, setWrong] = useState(false)
  const isWaiting = waitMs > 0
  useEffect(() => {
    let isOver = false
    const look = () => void lock.wait().then((ms) => !isOver && setWaitMs(ms))
    look()
    const timer = setInterval(look, isWaiting ? 1_000 : 10_000)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [lock, isWaiting])

  async function attempt(work: () => Promise<LockAnswer>): Promise<boolean> {
    setBusy(true)
    setWrong(false)
    try {
      const answer = await work()
      if (answer.outcome === 'wrong' || answer.outcome === 'wait') setWaitMs(answer.ms)
      setWrong(answer.outcome === 'wrong')
      return answer.outcome === 'done'
    } finally {
      setBusy(false)
    }
  }

  const wrong = wasWrong ? `${t.wrong[secret]} ` : ''
  const fault = isWaiting ? wrong + t.wait(waitMs) : wasWrong ? wrong + t.wrongSafe : undefined
  return { tries: { isBusy, waitMs, fault }, attempt }
}
