import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import { LookSettings } from './look-settings.tsx'
import { Mark } from './mark.tsx'
import styles from './plain-page.module.css'

/** A page before there is a place to be in: the first screen, a wrong address, a sentence. */
export function PlainPage({ children }: { readonly children: ReactNode }) {
  const t = useMessages(shellMessages)
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <Mark size={64} />
        <p className={styles['name']}>{t.appName}</p>
      </header>
      <main className={styles['content']}>{children}</main>
      <footer className={styles['foot']}>
        <LookSettings />
      </footer>
    </div>
  )
}
