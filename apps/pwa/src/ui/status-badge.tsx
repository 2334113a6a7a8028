import styles from './status-badge.module.css'
import { classNames } from './class-names.ts'

/**
 * What a colour says: amber waits, green has been received or accepted, brick needs somebody, blue
 * is under way, grey has not begun. Each has its own sign, for those who do not tell colours apart.
 */
export type Meaning = 'idle' | 'active' | 'waiting' | 'received' | 'needs'

export interface StatusBadgeProps {
  readonly meaning: Meaning
  readonly children: string
}

export function StatusBadge({ meaning, children }: StatusBadgeProps) {
  return (
    <span className={classNames(styles['badge'], styles[meaning])}>
      <StatusSign meaning={meaning} />
      {children}
    </span>
  )
}

export interface StatusSignProps {
  readonly meaning: Meaning
  readonly size?: number
  /** Where no word stands nearby: what it says, read aloud. A long list is drawn faster than with hidden words. */
  readonly name?: string
}

/** The sign alone. */
export function StatusSign({ meaning, size = 16, name }: StatusSignProps) {
  const reading = name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name }
  return (
    <svg
      className={styles[meaning]}
      {...reading}
      focusable="false"
      viewBox="0 0 16 16"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
    >
      {sign(meaning)}
    </svg>
  )
}

function sign(meaning: Meaning) {
  switch (meaning) {
    case 'idle':
      return <circle {...outline} cx="8" cy="8" r="5.5" strokeDasharray="2 2.3" />
    case 'active':
      return (
        <>
          <circle {...outline} cx="8" cy="8" r="6" />
          <circle fill="currentColor" cx="8" cy="8" r="2.4" />
        </>
      )
    case 'waiting':
      return (
        <>
          <circle {...outline} cx="8" cy="8" r="6" />
          <path fill="currentColor" d="M8 2a6 6 0 0 1 0 12z" />
        </>
      )
    case 'received':
      return (
        <>
          <circle fill="currentColor" cx="8" cy="8" r="7" />
          <path {...outline} stroke="var(--paper)" d="m4.8 8.3 2.3 2.3 4.2-4.9" />
        </>
      )
    case 'needs':
      return (
        <>
          <path fill="currentColor" d="M8 .8 15.4 14.200H.600z" />
          <path {...outline} stroke="var(--paper)" d="M8 6v3.500M8 11.800v.01" />
        </>
      )
  }
}

const outline = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.7,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const
