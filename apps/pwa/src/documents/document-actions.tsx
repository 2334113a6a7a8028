import { useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { sheetMessages } from '../i18n/sheet-messages.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { documentsMessages } from './documents-messages.ts'
import { downloadDocx } from './download-docx.ts'
import type { OfficialDocument } from './official-document.ts'
import { printDocument } from './print-document.ts'

export interface DocumentActionsProps {
  /** Asked for at the press, so that it says what is true then; undefined: more than its one sheet. */
  readonly make: () => Made | Promise<Made>
}

type Made = OfficialDocument | undefined

/** To the file and to the printer. Both work without a line. */
export function DocumentActions({ make }: DocumentActionsProps) {
  const t = useMessages(documentsMessages)
  const sheet = useMessages(sheetMessages)
  const [state, setState] = useState<'ready' | 'making' | 'failed' | 'overfull'>('ready')
  const run = (act: (document: OfficialDocument) => Promise<void>) => {
    setState('making')
    void Promise.resolve()
      .then(make)
      .then(async (made) => {
        if (made !== undefined) await act(made)
        setState(made === undefined ? 'overfull' : 'ready')
      })
      .catch(() => setState('failed'))
  }
  return (
    <>
      <Button icon="file" disabled={state === 'making'} onClick={() => run(downloadDocx)}>
        {state === 'making' ? t.making : t.docx}
      </Button>
      <Button icon="print" disabled={state === 'making'} onClick={() => run(printDocument)}>
        {t.print}
      </Button>
      {state === 'overfull' && <Notice urgent title={sheet.notMade} todo={sheet.notMadeTodo} />}
      {state === 'failed' && (
        <Notice urgent title={t.failed} safe={t.failedSafe} todo={t.failedTodo} />
      )}
    </>
  )
}
