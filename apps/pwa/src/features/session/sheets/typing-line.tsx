import { useDevice } from '../../../binding/device-context.tsx'
import type { TypedRecord } from '../../../device/device.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import styles from '../answers-part.module.css'
import { sheetMessages } from './sheet-messages.ts'

export interface TypingLineProps {
  readonly number: string
  /** Absent where somebody typed a number that no sheet of the list has. */
  readonly sheet: TypedRecord<'sheet'> | undefined
  /** Answers typed from it so far. */
  readonly count: number
  readonly onLeave: () => void
}

/** Above the entry field while a sheet is typed: which one, how far, and the way to end it. */
export function TypingLine({ number, sheet, count, onLeave }: TypingLineProps) {
  const t = useMessages(sheetMessages)
  const device = useDevice()
  const finish = () => {
    if (sheet !== undefined) void device.change(sheet.id, { set: { typed: true } })
    onLeave()
  }
  return (
    <div className={styles['typing']}>
      <p>
        <strong>{t.entry.typing(number)}</strong> · {t.answers(count)}
      </p>
      <div className={styles['typingActions']}>
        {sheet !== undefined && (
          <Button icon="check" onClick={finish}>
            {t.entry.done}
          </Button>
        )}
        <Button onClick={onLeave}>{t.entry.leave}</Button>
      </div>
    </div>
  )
}
