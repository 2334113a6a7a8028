import type { ReactNode } from 'react'
import { Icon } from '../../ui/icon.tsx'
import styles from './region.module.css'

/** The ways to take something along, out of sight until somebody asks. */
export function SavingMenu({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <details className={styles['saving']}>
      <summary>
        <Icon name="save" size={20} />
        {title}
      </summary>
      {children}
    </details>
  )
}
