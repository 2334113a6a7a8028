import { memo, type ReactNode } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import styles from './app-frame.module.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { Mark } from './mark.tsx'

/** One of the few places of the app, in the bottom bar of a phone or at the side of a PC. */
export interface Place {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  /** What waits there, in a short number. */
  readonly count?: string
}

export interface AppFrameProps {
  /** Whose device this is: the venue, the municipality, «Регион». */
  readonly owner: string
  readonly places: readonly Place[]
  /** The `href` of the place that is open. */
  readonly current: string
  readonly savedLine?: ReactNode
  /** The button of «Вид и язык», the help. */
  readonly corner?: ReactNode
  /** `wide`: tables and three columns. `reading` (the default): text and forms. */
  readonly width?: 'reading' | 'wide'
  readonly children: ReactNode
}

export function AppFrame({
  owner,
  places,
  current,
  savedLine,
  corner,
  width = 'reading',
  children,
}: AppFrameProps) {
  const t = useMessages(shellMessages)
  return (
    <div className={classNames(styles['frame'], places.length === 0 && styles['placeless'])}>
      <a className={styles['skip']} href="#content">
        {t.skipToContent}
      </a>
      <header className={styles['top']}>
        <HomeLink owner={owner} />
        <div className={styles['truth']}>{savedLine}</div>
        <div className={styles['corner']}>{corner}</div>
      </header>
      {places.length > 0 && <PlaceLinks places={places} current={current} />}
      <main id="content" tabIndex={-1} className={classNames(styles['main'], styles[width])}>
        {children}
      </main>
    </div>
  )
}

// Both stand still while the page between them is drawn anew, with every answer of an evening.
const HomeLink = memo(function HomeLink({ owner }: Pick<AppFrameProps, 'owner'>) {
  const t = useMessages(shellMessages)
  return (
    <Link href="/" className={styles['home']}>
      <Mark size={36} />
      <span className={styles['names']}>
        <span className={styles['name']}>{t.appName}</span>{' '}
        <span className={styles['owner']}>{owner}</span>
      </span>
    </Link>
  )
})

const PlaceLinks = memo(function PlaceLinks({
  places,
  current,
}: Pick<AppFrameProps, 'places' | 'current'>) {
  const t = useMessages(shellMessages)
  return (
    <nav className={styles['places']} aria-label={t.places}>
      <ul>
        {places.map((place) => (
          <li key={place.href}>
            <Link
              href={place.href}
              className={classNames(styles['place'], place.href === current && styles['current'])}
              aria-current={place.href === current ? 'page' : undefined}
            >
              <Icon name={place.icon} />
              <span className={styles['placeName']}>{place.label}</span>
              {place.count !== undefined && <span className={styles['count']}>{place.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
})
