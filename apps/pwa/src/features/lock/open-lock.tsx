import { type FormEvent, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { LockWordField } from '../../binding/lock-word-field.tsx'
import { useTries } from '../../binding/unlock-form.tsx'
import { useLock } from '../../binding/use-lock.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import parts from '../../ui/part.module.css'
import { lockPageMessages } from './messages.ts'
import { useNewWord } from './use-new-word.tsx'

const idleChoices = [5, 15, 30, 60] as const

/** What can be done with a lock that is open. */
export function OpenLock({ onChanged }: { readonly onChanged: () => void }) {
  const t = useMessages(lockPageMessages)
  const { lock } = useDevice()
  const { idleMinutes } = useLock()
  return (
    <>
      <section className={parts['part']}>
        <Notice meaning="received" title={t.isSet} todo={t.isSetText} />
        <div>
          <Button kind="primary" icon="lock" onClick={() => lock.close()}>
            {t.closeNow}
          </Button>
        </div>
        <Select
          label={t.idle}
          hint={t.idleHint}
          value={String(idleMinutes ?? '')}
          options={[
            ...idleChoices.map((minutes) => ({
              value: String(minutes),
              label: t.idleChoices.minutes(minutes),
            })),
            { value: '', label: t.idleChoices.never },
          ]}
          onChange={(value) => void lock.closeAfter(value === '' ? undefined : Number(value))}
        />
      </section>
      <ChangeWord onChanged={onChanged} />
      <RemoveLock />
    </>
  )
}

function ChangeWord({ onChanged }: { readonly onChanged: () => void }) {
  const t = useMessages(lockPageMessages)
  const { lock } = useDevice()
  const { secret = 'pin' } = useLock()
  const { tries, attempt } = useTries()
  const { fields, take, clear } = useNewWord()
  const [current, setCurrent] = useState('')

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const chosen = take()
    if (chosen === undefined || current === '') return
    setCurrent('')
    if (!(await attempt(() => lock.change(current, chosen.secret, chosen.word)))) return
    clear()
    onChanged()
  }

  return (
    <section className={parts['part']}>
      <h2>{t.change}</h2>
      <form
        className={parts['form']}
        onSubmit={(event) => void submit(event)}
        noValidate
        autoComplete="off"
      >
        <LockWordField
          secret={secret}
          label={t.current[secret]}
          error={tries.fault}
          value={current}
          onChange={setCurrent}
        />
        {fields}
        <div>
          <Button type="submit" disabled={tries.isBusy || tries.waitMs > 0}>
            {t.changeNow}
          </Button>
        </div>
      </form>
    </section>
  )
}

function RemoveLock() {
  const t = useMessages(lockPageMessages)
  const { lock } = useDevice()
  const { secret = 'pin' } = useLock()
  const { tries, attempt } = useTries()
  const [current, setCurrent] = useState('')

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (current === '') return
    setCurrent('')
    void attempt(() => lock.remove(current))
  }

  return (
    <section className={parts['part']}>
      <h2>{t.remove}</h2>
      <p>{t.removeText}</p>
      <form className={parts['form']} onSubmit={submit} noValidate autoComplete="off">
        <LockWordField
          secret={secret}
          label={t.current[secret]}
          error={tries.fault}
          value={current}
          onChange={setCurrent}
        />
        <div>
          <Button kind="danger" type="submit" disabled={tries.isBusy || tries.waitMs > 0}>
            {t.removeNow}
          </Button>
        </div>
      </form>
    </section>
  )
}
