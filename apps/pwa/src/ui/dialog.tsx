import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import { IconButton } from './button.tsx'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** The buttons, the main one first. */
  readonly actions?: ReactNode
}

/** The browser's own: it keeps the focus inside and gives it back. Sparingly: undo is better. */
export function Dialog({ open, onClose, title, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const t = useMessages(shellMessages)
  useEffect(() => {
    const element = dialog.current
    if (element === null || element.open === open) return
    if (open) element.showModal()
    else element.close()
  }, [open])
  useEffect(() => closeOnGround(dialog.current), [])
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={titleId} onClose={onClose}>
      <div className={styles['content']}>
        <div className={styles['header']}>
          <h2 id={titleId}>{title}</h2>
          <IconButton icon="close" label={t.close} onClick={() => dialog.current?.close()} />
        </div>
        {open && children}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </dialog>
  )
}

/** The dialog itself is pressed only where its content is not: on the ground behind it. */
function closeOnGround(dialog: HTMLDialogElement | null): () => void {
  const press = (event: MouseEvent) => {
    if (event.target === dialog) dialog?.close()
  }
  dialog?.addEventListener('click', press)
  return () => dialog?.removeEventListener('click', press)
}
