import { type FormEvent, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import parts from '../../ui/part.module.css'
import { lockPageMessages } from './messages.ts'
import { useNewWord } from './use-new-word.tsx'

export function NewLock({ onSet }: { readonly onSet: () => void }) {
  const t = useMessages(lockPageMessages)
  const { lock } = useDevice()
  const { fields, take, clear } = useNewWord()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<'other-page' | 'no-region'>()

  function submit(event: FormEvent): void {
    event.preventDefault()
    const chosen = take()
    if (chosen === undefined) return
    setBusy(true)
    void lock
      .set(chosen.secret, chosen.word)
      .then(({ outcome }) => {
        const hasFailed = outcome === 'other-page' || outcome === 'no-region'
        setFailure(hasFailed ? outcome : undefined)
        if (hasFailed) return
        clear()
        onSet()
      })
      .finally(() => setBusy(false))
  }

  return (
    <form className={parts['form']} onSubmit={submit} noValidate autoComplete="off">
      {fields}
      {failure === 'other-page' && <Notice urgent title={t.otherPage} todo={t.otherPageTodo} />}
      {failure === 'no-region' && <Notice urgent title={t.noRegion} todo={t.noRegionTodo} />}
      <div>
        <Button kind="primary" icon="lock" type="submit" disabled={isBusy}>
          {isBusy ? t.setting : t.set}
        </Button>
      </div>
    </form>
  )
}
