import type { OverviewReading } from '../../binding/use-overview.ts'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { boardMessages } from './board-messages.ts'
import styles from './region.module.css'

/** Of when the figures on the screen are, and whether they come from the centre or from this device's memory. */
export function AsOf({
  reading,
}: {
  readonly reading: OverviewReading<{ readonly asOf: number }>
}) {
  const t = useMessages(boardMessages)
  const format = useFormat()
  const now = useNow()
  const { body, isFresh, isAsking, problem, again } = reading
  const when = body && format.when(body.asOf, now)
  if (problem !== undefined && !isAsking) {
    const actions = <Button onClick={again}>{t.again}</Button>
    if (problem !== 'unreachable') return <ProblemNotice problem={problem} actions={actions} />
    return (
      <Notice
        meaning="waiting"
        title={t.offline}
        safe={when === undefined ? t.unseen : t.seen(when)}
        todo={t.offlineTodo}
        actions={actions}
      />
    )
  }
  if (when === undefined) return <p className={styles['quiet']}>{t.asking}…</p>
  return (
    <output className={styles['quiet']}>
      {t.asOf(when)}
      {!isFresh && ` · ${t.asking.toLowerCase()}…`}
    </output>
  )
}
