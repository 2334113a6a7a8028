import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useState } from 'react'
import type { SessionView } from '../../../binding/use-session.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import styles from '../passport.module.css'
import { downloadCsv, downloadXlsx } from './export-files.ts'
import { PasteSection } from './paste-section.tsx'
import { tablesFor } from './session-tables-export.ts'
import { spreadsheetMessages } from './spreadsheet-messages.ts'

export interface SpreadsheetPartProps {
  readonly view: SessionView
  readonly pack: ForumPack
}

/** Out to a spreadsheet and in from one, on the device alone. */
export default function SpreadsheetPart({ view, pack }: SpreadsheetPartProps) {
  return (
    <div className={styles['page']}>
      <ExportSection view={view} pack={pack} />
      <PasteSection view={view} pack={pack} />
    </div>
  )
}

function ExportSection({ view, pack }: SpreadsheetPartProps) {
  const t = useMessages(spreadsheetMessages)
  const [hasFailed, setFailed] = useState(false)
  const title = ['Сессия', view.session.fields.date].filter(Boolean).join(' ')
  const save = (make: () => void | Promise<void>) => {
    setFailed(false)
    void Promise.resolve()
      .then(make)
      .catch(() => setFailed(true))
  }
  const [answers] = tablesFor(view, pack)
  return (
    <section className={styles['part']}>
      <h2>{t.exportTitle}</h2>
      <p className={styles['lead']}>{t.exportLead}</p>
      <div className={styles['actions']}>
        <Button icon="file" onClick={() => save(() => downloadXlsx(title, tablesFor(view, pack)))}>
          {t.xlsx}
        </Button>
        {answers !== undefined && (
          <Button icon="file" onClick={() => save(() => downloadCsv(title, answers))}>
            {t.csv}
          </Button>
        )}
      </div>
      {hasFailed && <Notice urgent title={t.exportFailed} todo={t.exportFailedTodo} />}
    </section>
  )
}
