import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { classNames } from './class-names.ts'
import styles from './list.module.css'

export interface ListProps {
  /** What the list holds, for those who do not see its heading. */
  readonly label?: string
  readonly ordered?: boolean
  /** Hundreds of rows: each is laid out by itself; see `far` of a row. No dialog may stand in such a row. */
  readonly long?: boolean
  readonly children: ReactNode
}

/** Rows between hairlines. */
export function List({ label, ordered = false, long = false, children }: ListProps) {
  const Tag = ordered ? 'ol' : 'ul'
  return (
    <Tag className={classNames(styles['list'], long && styles['long'])} aria-label={label}>
      {children}
    </Tag>
  )
}

export interface RowProps {
  /** A number, a sign or a time at the beginning. */
  readonly lead?: ReactNode
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** A number or a state at the end. */
  readonly meta?: ReactNode
  /** What can be done with the row; stays pressable beside the link. */
  readonly actions?: ReactNode
  /** The whole row leads there. */
  readonly href?: string
  /** The whole row does this; `href` is better where there is an address. */
  readonly onPress?: () => void
  /** The row that is open beside the list. */
  readonly current?: boolean
  /**
   * Of a long list, so far from its beginning that it is neither laid out nor drawn while it is out of sight. Said of the
   * row, not counted by the stylesheet: all rows would be styled anew with every one that comes first.
   */
  readonly far?: boolean
}

export function Row({
  lead,
  title,
  detail,
  meta,
  actions,
  href,
  onPress,
  current = false,
  far = false,
}: RowProps) {
  const pressable = href !== undefined || onPress !== undefined
  return (
    <li
      className={classNames(
        styles['row'],
        pressable && styles['pressable'],
        current && styles['current'],
        far && styles['far'],
      )}
    >
      {lead !== undefined && <div className={styles['lead']}>{lead}</div>}
      <div className={styles['body']}>
        <div className={styles['title']}>
          {href !== undefined ? (
            <Link
              href={href}
              className={styles['cover']}
              aria-current={current ? 'true' : undefined}
            >
              {title}
            </Link>
          ) : onPress !== undefined ? (
            <button
              type="button"
              className={styles['cover']}
              aria-current={current ? 'true' : undefined}
              onClick={onPress}
            >
              {title}
            </button>
          ) : (
            title
          )}
        </div>
        {detail !== undefined && <div className={styles['detail']}>{detail}</div>}
      </div>
      {meta !== undefined && <div className={styles['meta']}>{meta}</div>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </li>
  )
}
