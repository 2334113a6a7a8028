import { useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { codeInText } from './invitation-text.ts'
import { welcomeMessages } from './messages.ts'
import { useScanner } from './use-scanner.ts'
import styles from './welcome-page.module.css'

export interface ScanDialogProps {
  readonly onCode: (code: string) => void
  readonly onClose: () => void
}

/** The camera, until it sees an invitation. */
export function ScanDialog({ onCode, onClose }: ScanDialogProps) {
  const t = useMessages(welcomeMessages).scanDialog
  return (
    <Dialog open onClose={onClose} title={t.title}>
      <Camera onCode={onCode} />
    </Dialog>
  )
}

function Camera({ onCode }: Pick<ScanDialogProps, 'onCode'>) {
  const t = useMessages(welcomeMessages).scanDialog
  const [isForeign, setForeign] = useState(false)
  const { video, state } = useScanner((text) => {
    const code = codeInText(text)
    setForeign(code === undefined)
    if (code !== undefined) onCode(code)
  })
  if (state === 'no camera') {
    return <Notice urgent title={t.noCamera} safe={t.noCameraSafe} todo={t.noCameraTodo} />
  }
  return (
    <>
      <p>{state === 'starting' ? t.starting : t.aim}</p>
      {/* A picture without sound: there is nothing to be captioned. */}
      <video ref={video} className={styles['camera']} aria-label={t.picture} muted playsInline />
      {isForeign && <Notice urgent meaning="waiting" title={t.foreign} />}
    </>
  )
}
