import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Icon } from './icon.tsx'
import styles from './page-header.module.css'

export interface PageHeaderProps {
  readonly title: string
  /** Where one is, above the title: the venue, the day. */
  readonly over?: ReactNode
  /** One sentence under the title. */
  readonly lead?: ReactNode
  /** The way up, with the name of what is there. */
  readonly back?: { readonly href: string; readonly label: string }
  readonly actions?: ReactNode
}

export function PageHeader({ title, over, lead, back, actions }: PageHeaderProps) {
  return (
    <header className={styles['header']}>
      {back !== undefined && (
        <Link href={back.href} className={styles['back']}>
          <Icon name="back" size={18} />
          {back.label}
        </Link>
      )}
      <div className={styles['words']}>
        {over !== undefined && <p className={styles['over']}>{over}</p>}
        <h1>{title}</h1>
        {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </header>
  )
}
