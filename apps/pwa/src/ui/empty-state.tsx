import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

export interface EmptyStateProps {
  /** What will stand here. */
  readonly title: string
  /** How it comes to be, in a sentence. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Nothing else is on the page: then the title is its heading. */
  readonly wholePage?: boolean
}

export function EmptyState({ title, children, actions, wholePage = false }: EmptyStateProps) {
  const Title = wholePage ? 'h1' : 'p'
  return (
    <div className={styles['empty']}>
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox="0 0 120 24"
        className={styles['river']}
        fill="none"
        stroke="currentColor"
        strokeLinecap="round"
      >
        <path d="M2 7c10-5 19-5 29 0s19 5 29 0 19-5 29 0 19 5 29 0" />
        <path d="M16 17c8-4 15-4 22 0s15 4 22 0 15-4 22 0 15 4 22 0" />
      </svg>
      <Title className={styles['title']}>{title}</Title>
      {children !== undefined && <p className={styles['text']}>{children}</p>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
