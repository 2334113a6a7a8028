import { Link } from 'wouter'
import { classNames } from './class-names.ts'
import styles from './section-links.module.css'
import { useCurrentInSight } from './use-current-in-sight.ts'

export interface SectionLinksProps {
  /** What the links are views of, for those who do not see them. */
  readonly label: string
  readonly links: readonly { readonly href: string; readonly label: string }[]
  readonly current: string
}

/** The screens of one matter, each with an address of its own. */
export function SectionLinks({ label, links, current }: SectionLinksProps) {
  const row = useCurrentInSight(current)
  return (
    <nav ref={row} className={styles['links']} aria-label={label}>
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          className={classNames(styles['link'], link.href === current && styles['current'])}
          aria-current={link.href === current ? 'page' : undefined}
        >
          {link.label}
        </Link>
      ))}
    </nav>
  )
}
