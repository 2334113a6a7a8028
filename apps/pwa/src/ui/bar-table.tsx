import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import { classNames } from './class-names.ts'
import styles from './bar-table.module.css'
import type { Meaning } from './status-badge.tsx'

interface Bar {
  readonly key: string
  readonly label: string
  readonly value: number
  /** The answers or the venues behind the number. */
  readonly href?: string
  /** Said after the number, for example the share. */
  readonly note?: string
  readonly meaning?: Meaning
}

export interface BarTableProps {
  /** What is counted, and of whom. */
  readonly caption: ReactNode
  readonly hideCaption?: boolean
  readonly bars: readonly Bar[]
  /** The value that fills the width; without it, the largest. */
  readonly full?: number
}

/** A chart that is a table: label, bar, number. What is read aloud and what is seen are the same. */
export function BarTable({ caption, hideCaption = false, bars, full }: BarTableProps) {
  const format = useFormat()
  const t = useMessages(shellMessages).table
  const scale = Math.max(1, full ?? Math.max(0, ...bars.map((bar) => bar.value)))
  return (
    <table className={styles['table']}>
      <caption className={classNames(styles['caption'], hideCaption && 'visually-hidden')}>
        {caption}
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.value}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key} className={styles['row']}>
            <th scope="row" className={styles['label']}>
              {bar.href === undefined ? bar.label : <Link href={bar.href}>{bar.label}</Link>}
            </th>
            <td className={styles['number']}>
              <span className={styles['track']} aria-hidden="true">
                {bar.value > 0 && (
                  <span
                    className={classNames(styles['bar'], bar.meaning && styles[bar.meaning])}
                    style={{ inlineSize: `${Math.min(100, (bar.value / scale) * 100)}%` }}
                  />
                )}
              </span>
              <span className={styles['value']}>{format.number(bar.value)}</span>
              {bar.note !== undefined && <span className={styles['note']}>{bar.note}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
