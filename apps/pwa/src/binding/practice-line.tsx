import { useMessages } from '../i18n/messages.ts'
import { practiceMessages } from '../i18n/practice-messages.ts'
import { Button } from '../ui/button.tsx'
import { useDevice } from './device-context.tsx'
import { endPractice } from './practice.ts'
import styles from './practice-line.module.css'

/** Stands in the place of the line of truth while somebody practises. */
export function PracticeLine() {
  const t = useMessages(practiceMessages)
  const device = useDevice()
  return (
    <div className={styles['line']}>
      <span>
        <strong>{t.title}</strong> <span className={styles['text']}>{t.text}</span>
      </span>
      <Button aria-label={t.endLabel} onClick={() => void endPractice(device)}>
        {t.end}
      </Button>
    </div>
  )
}
