import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useState } from 'react'
import { DocumentActions } from '../../documents/document-actions.tsx'
import { DocumentSheet } from '../../documents/document-sheet.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { Counter } from '../../ui/counter.tsx'
import { type KitPaper, kitDocument, kitPapers } from './kit-documents.ts'
import { prepareMessages } from './prepare-messages.ts'
import styles from './prepare-page.module.css'

const usualTables = 4

/** The papers of the evening, each to be looked at, printed or saved. */
export function KitSection({
  pack,
  venueName,
}: {
  readonly pack: ForumPack
  readonly venueName: string
}) {
  const t = useMessages(prepareMessages)
  const [tables, setTables] = useState(usualTables)
  const [shown, setShown] = useState<KitPaper>()
  return (
    <section className={styles['part']}>
      <h2>{t.kit}</h2>
      <p>{t.kitLead}</p>
      <Counter label={t.tables} min={1} max={40} value={tables} onChange={setTables} />
      <ul>
        {kitPapers.map((paper) => (
          <li key={paper} className={styles['paper']}>
            <details
              open={shown === paper}
              onToggle={({ currentTarget: { open } }) =>
                setShown((before) => (open ? paper : before === paper ? undefined : before))
              }
            >
              <summary>
                <h3>{t.papers[paper]}</h3>
              </summary>
              {shown === paper && (
                <>
                  <div className={styles['actions']}>
                    <DocumentActions make={() => kitDocument(paper, { pack, venueName, tables })} />
                  </div>
                  <div className={styles['preview']}>
                    <DocumentSheet document={kitDocument(paper, { pack, venueName, tables })} />
                  </div>
                </>
              )}
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
