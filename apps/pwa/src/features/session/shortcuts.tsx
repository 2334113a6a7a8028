import { useMessages } from '../../i18n/messages.ts'
import { answersMessages } from './answers-messages.ts'
import styles from './shortcuts.module.css'

/** The keys of the evening, for those who type fast. */
export function ShortcutList() {
  const t = useMessages(answersMessages).keys
  const keys: readonly (readonly [string, string])[] = [
    ['Enter', t.enter],
    ['Shift + Enter', t.newline],
    ['Alt + ↑ ↓', t.walk],
    ['Alt + 1…8', t.digit],
    ['Esc', t.escape],
    ['?', t.help],
  ]
  return (
    <dl className={styles['keys']}>
      {keys.map(([key, meaning]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
