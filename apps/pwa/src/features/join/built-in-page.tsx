import { useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainPage } from '../../ui/plain-page.tsx'
import { joinMessages } from './messages.ts'
import styles from './join-page.module.css'

export interface BuiltInPageProps {
  /** The person wants to go on here all the same. */
  readonly onStay: () => void
}

/** Before an invitation is looked at in a messenger's browser: nothing is used up by reading this. */
export function BuiltInPage({ onStay }: BuiltInPageProps) {
  const t = useMessages(joinMessages).builtIn
  const [isCopied, setCopied] = useState(false)
  const copy = () =>
    void navigator.clipboard.writeText(location.href).then(
      () => setCopied(true),
      () => undefined,
    )
  return (
    <PlainPage>
      <div className={styles['form']}>
        <h1>{t.title}</h1>
        <Notice meaning="waiting" title={t.why} safe={t.safe} />
        <ol className={styles['steps']}>
          <li>{t.menu}</li>
          <li>{t.choose}</li>
        </ol>
        <p>{t.orCopy}</p>
        <Button kind="primary" wide icon={isCopied ? 'check' : 'file'} onClick={copy}>
          {isCopied ? t.copied : t.copy}
        </Button>
        <p>
          <code>{location.href}</code>
        </p>
        <Button onClick={onStay}>{t.stay}</Button>
      </div>
    </PlainPage>
  )
}
