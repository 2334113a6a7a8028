import { UndoBar } from '../ui/undo-bar.tsx'
import { useDevice } from './device-context.tsx'

export interface UndoRemovalProps {
  /** Id of the record that was just removed; undefined: none was. */
  readonly record: string | undefined
  /** «Ответ удалён». */
  readonly text: string
  /** It was brought back, or the chance is over. */
  readonly onOver: () => void
}

/** One press brings back what was just removed. */
export function UndoRemoval({ record, text, onOver }: UndoRemovalProps) {
  const device = useDevice()
  if (record === undefined) return null
  return (
    <UndoBar
      text={text}
      onUndo={() => {
        void device.restore(record)
        onOver()
      }}
      onExpire={onOver}
    />
  )
}
