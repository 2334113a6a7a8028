import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import styles from './progress.module.css'

export interface ProgressProps {
  /** What is going on: «Отправляем записи». */
  readonly label: string
  readonly done: number
  readonly total: number
}

/** Never a spinner: what is going on, and how much of it is done. */
export function Progress({ label, done, total }: ProgressProps) {
  const t = useMessages(shellMessages)
  const format = useFormat()
  return (
    <label className={styles['progress']}>
      <span className={styles['words']}>
        {label}{' '}
        <span className={styles['number']}>
          {t.progress(format.number(done), format.number(total))}
        </span>
      </span>
      <progress className={styles['bar']} value={done} max={Math.max(1, total)} />
    </label>
  )
}
