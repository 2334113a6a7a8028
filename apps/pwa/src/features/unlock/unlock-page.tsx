import { type RecoveryAnswer, recoveryAnswerSchema } from '@living-libraries/model/lock-recovery'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { useDevice } from '../../binding/device-context.tsx'
import { Screen } from '../../binding/screen.tsx'
import { problemIn } from '../../binding/use-centre-answer.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { TalkProblem } from '../../i18n/problem-messages.ts'
import { pointInHash, routes } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { unlockMessages } from './messages.ts'
import { requestIn } from './request-in.ts'
import styles from './unlock-page.module.css'

/** Where the administrator answers somebody who forgot the PIN of a device. */
export default function UnlockPage() {
  const t = useMessages(unlockMessages)
  const device = useDevice()
  const [text, setText] = useState(() => pointInHash(location.hash) ?? '')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<TalkProblem>()
  const [answer, setAnswer] = useState<RecoveryAnswer>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const request = requestIn(text)
    if (request === undefined) return setError(t.noRequest)
    setBusy(true)
    setProblem(undefined)
    setAnswer(undefined)
    try {
      const body = await device.centre.post('/api/recoveries', { request })
      setAnswer(v.parse(recoveryAnswerSchema, body))
    } catch (failure) {
      const found = problemIn(failure)
      if (found === 'not-found') setError(t.unknown)
      else setProblem(found)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Screen current={routes.devices}>
      <PageHeader title={t.title} lead={t.lead} />
      <form className={styles['page']} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={t.request}
          hint={t.requestHint}
          error={error}
          value={text}
          maxLength={300}
          onChange={(next) => {
            setText(next)
            setError(undefined)
          }}
        />
        {problem !== undefined && <ProblemNotice urgent problem={problem} />}
        <div>
          <Button kind="primary" type="submit" disabled={isBusy}>
            {isBusy ? t.answering : t.answer}
          </Button>
        </div>
        {answer !== undefined && <Answer answer={answer} />}
      </form>
    </Screen>
  )
}

function Answer({ answer: { digits, device } }: { readonly answer: RecoveryAnswer }) {
  const t = useMessages(unlockMessages)
  const isRevoked = device?.isRevoked === true
  return (
    <section className={styles['answer']} aria-live="polite">
      <h2>{t.answerTitle}</h2>
      <Notice
        meaning={device === null || isRevoked ? 'needs' : 'active'}
        title={device === null ? t.unknownDevice : t.device(device.name)}
        todo={isRevoked ? t.revoked : t.askWho}
      />
      <ol className={styles['groups']} aria-label={t.groups}>
        {digits.split(' ').map((group, index) => (
          <li key={index}>{group}</li>
        ))}
      </ol>
      <p>{t.sayIt}</p>
    </section>
  )
}
