import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
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
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(heading)
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
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </header>
  )
}

/** The address at which the app was opened: there the browser has put the focus itself. */
let opened = location.href

/**
 * After a way within the app the pressed link is often gone, and the focus with it: who hears the page would not know
 * that another one has come, and Tab would begin anywhere. Then the title of the page takes it.
 */
function useArrival(heading: RefObject<HTMLHeadingElement | null>): void {
  const [path] = useLocation()
  const search = useSearch()
  useEffect(() => {
    if (location.href === opened) return
    opened = ''
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [heading, path, search])
}
