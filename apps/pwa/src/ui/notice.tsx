import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import { classNames } from './class-names.ts'
import styles from './notice.module.css'
import { type Meaning, StatusSign } from './status-badge.tsx'

export interface NoticeProps {
  readonly meaning?: Meaning
  /** What happened, in one sentence. */
  readonly title: ReactNode
  /** What is safe. */
  readonly safe?: ReactNode
  /** What to do. */
  readonly todo?: ReactNode
  /** The buttons that do it. */
  readonly actions?: ReactNode
  /** Said aloud at once to those who listen: for what came up while somebody works. */
  readonly urgent?: boolean
}

export function Notice({
  meaning = 'needs',
  title,
  safe,
  todo,
  actions,
  urgent = false,
}: NoticeProps) {
  const t = useMessages(shellMessages).notice
  return (
    <div
      className={classNames(styles['notice'], styles[meaning])}
      role={urgent ? 'alert' : undefined}
    >
      <StatusSign meaning={meaning} size={20} />
      <div className={styles['text']}>
        <p className={styles['title']}>{title}</p>
        {safe !== undefined && (
          <p>
            <span className="visually-hidden">{t.safe}: </span>
            {safe}
          </p>
        )}
        {todo !== undefined && (
          <p>
            <span className="visually-hidden">{t.todo}: </span>
            {todo}
          </p>
        )}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  )
}
