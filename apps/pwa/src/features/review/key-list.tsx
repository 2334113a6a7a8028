import { useId } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { reviewPageMessages } from './messages.ts'
import styles from './key-list.module.css'

/** The keys of reading, always in sight on a PC. */
export function KeyList() {
  const t = useMessages(reviewPageMessages).keys
  const headingId = useId()
  const keys: readonly (readonly [string, string])[] = [
    ['N · J · ↓', t.next],
    ['P · K · ↑', t.previous],
    ['Alt + ↑ ↓', t.question],
    ['C', t.comment],
    ['E', t.edit],
    ['V', t.check],
    ['T', t.takeIn],
    ['Esc', t.escape],
  ]
  return (
    <section className={styles['keys']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.title}</h2>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
