import { lockMessages } from '../i18n/lock-messages.ts'
import { useMessages } from '../i18n/messages.ts'
import { UnlockForm } from './unlock-form.tsx'
import styles from './under-lock.module.css'

/** Stands in the place of a screen that speaks of people, until the lock is opened. */
export function UnderLock({ wholePage = false }: { readonly wholePage?: boolean }) {
  const t = useMessages(lockMessages)
  const Title = wholePage ? 'h1' : 'h2'
  return (
    <section className={styles['page']}>
      <Title className={styles['title']}>{t.closed}</Title>
      <p>{t.closedText}</p>
      <UnlockForm />
    </section>
  )
}
