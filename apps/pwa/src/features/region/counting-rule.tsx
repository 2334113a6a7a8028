import type { CountingRule as Rule } from '@living-libraries/model/overview'
import { useId } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { classNames } from '../../ui/class-names.ts'
import type { AnswerSum } from './reconciliation.ts'
import { numbersMessages } from './numbers-messages.ts'
import styles from './region.module.css'

/** received = counted + late + returned + in drafts + deleted + set aside, with the sum that the reader can check. */
export function CountingRule({ rule }: { readonly rule: Rule }) {
  const t = useMessages(numbersMessages).rule
  const format = useFormat()
  const headingId = useId()
  const parts = [
    [t.counted, rule.counted],
    [t.late, rule.late],
    [t.returned, rule.returned],
    [t.inDraft, rule.inDraft],
    [t.deleted, rule.deleted],
    [t.setAside, rule.setAside],
  ] as const
  const sum = parts.reduce((total, [, count]) => total + count, 0)
  return (
    <section className={styles['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.title}</h2>
      <dl className={classNames(styles['figures'], styles['rule'])}>
        <div className={styles['figure']}>
          <dt>{t.received}</dt>
          <dd>{format.number(rule.received)}</dd>
        </div>
        {parts.map(([label, count]) => (
          <div key={label} className={classNames(styles['figure'], styles['inner'])}>
            <dt>
              {label}
              {label === t.counted && rule.countedUnreviewed > 0 && (
                <> ({t.unreviewed(format.number(rule.countedUnreviewed))})</>
              )}
            </dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
        <div className={styles['figure']}>
          <dt>{t.sum}</dt>
          <dd>{format.number(sum)}</dd>
        </div>
      </dl>
      <p className={styles['quiet']}>{sum === rule.received ? t.adds : t.differs}</p>
    </section>
  )
}

/** The rule in one line, to stand with every table and to go with every file. */
export function useRuleLine(): (rule: AnswerSum) => string {
  const t = useMessages(numbersMessages).rule
  const format = useFormat()
  return ({ received, counted, late, returned, inDraft, deleted, setAside }) =>
    t.line([received, counted, late, returned, inDraft, deleted, setAside].map(format.number))
}
