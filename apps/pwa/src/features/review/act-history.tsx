import { useId } from 'react'
import { useNow } from '../../binding/use-now.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { reviewMessages } from '../../i18n/review-messages.ts'
import { List, Row } from '../../ui/list.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { reviewPageMessages } from './messages.ts'
import styles from './review-page.module.css'
import type { ReviewNames } from './use-review-names.ts'

export interface ActHistoryProps {
  readonly view: SessionView
  readonly names: ReviewNames
}

/** Every decision with who made it and when; those that came too late to mean anything say so. */
export function ActHistory({ view, names }: ActHistoryProps) {
  const t = useMessages(reviewPageMessages).history
  const words = useMessages(reviewMessages)
  const format = useFormat()
  const now = useNow()
  const headingId = useId()
  return (
    <section className={styles['stack']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.title}</h2>
      {view.acts.length === 0 ? (
        <p className={styles['quiet']}>{t.none}</p>
      ) : (
        <List label={t.title}>
          {view.acts.map(({ id, fields, made, unsent }) => (
            <Row
              key={id}
              title={fields.act === undefined ? '' : words.acts[fields.act]}
              detail={[
                `${names.person(made.person)}, ${format.when(made.at, now)}`,
                fields.reason,
                view.review.void.includes(id) && t.void,
              ]
                .filter(Boolean)
                .join(' · ')}
              meta={unsent > 0 && <StatusBadge meaning="waiting">{t.unsent}</StatusBadge>}
            />
          ))}
        </List>
      )}
    </section>
  )
}
