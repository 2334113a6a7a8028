import { useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { documentsMessages } from './documents-messages.ts'
import { downloadDocx } from './download-docx.ts'
import type { OfficialDocument } from './official-document.ts'
import { printDocument } from './print-document.ts'

export interface DocumentActionsProps {
  /** Asked for at the press, so that it says what is true then. */
  readonly make: () => OfficialDocument | Promise<OfficialDocument>
}

/** To the file and to the printer. Both work without a line. */
export function DocumentActions({ make }: DocumentActionsProps) {
  const t = useMessages(documentsMessages)
  const [state, setState] = useState<'ready' | 'making' | 'failed'>('ready')
  const run = (act: (document: OfficialDocument) => Promise<void>) => {
    setState('making')
    void Promise.resolve()
      .then(make)
      .then(act)
      .then(
        () => setState('ready'),
        () => setState('failed'),
      )
  }
  return (
    <>
      <Button icon="file" disabled={state === 'making'} onClick={() => run(downloadDocx)}>
        {state === 'making' ? t.making : t.docx}
      </Button>
      <Button icon="print" disabled={state === 'making'} onClick={() => run(printDocument)}>
        {t.print}
      </Button>
      {state === 'failed' && (
        <Notice urgent title={t.failed} safe={t.failedSafe} todo={t.failedTodo} />
      )}
    </>
  )
}
