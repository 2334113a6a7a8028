import type { RecordOf } from '@living-libraries/model/kinds'
import { useState } from 'react'
import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { municipalityPlacesMessages } from '../i18n/municipality-messages.ts'
import { recordLink, reviewedAnswerLink, reviewLink } from '../routes.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { List, Row } from '../ui/list.tsx'
import { Words } from '../ui/quote.tsx'
import styles from './sources-dialog.module.css'
import type { TerritoryView } from './use-territory.ts'

export interface SourcesDialogProps {
  readonly view: TerritoryView
  /** Ids of the records; undefined: closed. */
  readonly sources: readonly string[] | undefined
  readonly onClose: () => void
}

/** What stands behind a sentence of a document: one tap opens it, the second leads to the record. */
export function SourcesDialog({ view, sources, onClose }: SourcesDialogProps) {
  const t = useMessages(municipalityPlacesMessages).sources
  return (
    <Dialog open={sources !== undefined} title={t.title} onClose={onClose}>
      <SourceList view={view} sources={sources ?? []} />
    </Dialog>
  )
}

/** A dialog is not a catalogue: so many answers at a time. */
const pageSize = 40

function SourceList({ view, sources }: Omit<SourcesDialogProps, 'onClose'>) {
  const t = useMessages(municipalityPlacesMessages).sources
  const format = useFormat()
  const [shown, setShown] = useState(pageSize)
  const { territory, records } = view
  const wanted = new Set(sources)
  const answers = records.answers.filter(({ id }) => wanted.has(id) && territory.quotedOf(id))
  const sessions = territory.figures.sessions.filter(({ id }) => wanted.has(id))
  const others = (['elements', 'initiatives', 'delegates'] as const).flatMap((part) =>
    territory[part].filter(({ id }) => wanted.has(id)).map((record) => ({ part, record })),
  )
  const gone = wanted.size - answers.length - sessions.length - others.length
  return (
    <div className={styles['list']}>
      {answers.length > 0 && (
        <List label={t.answers}>
          {answers.slice(0, shown).map(({ id, session, fields }) => (
            <Row
              key={id}
              href={reviewedAnswerLink(session ?? '', id)}
              title={<Words lang={fields.language ?? 'ru'}>{fields.text}</Words>}
              detail={territory.quotedOf(id)?.source}
            />
          ))}
        </List>
      )}
      {answers.length > shown && (
        <Button onClick={() => setShown(shown + pageSize)}>
          {t.more(Math.min(pageSize, answers.length - shown))}
        </Button>
      )}
      {sessions.length > 0 && (
        <List label={t.sessions}>
          {sessions.map(({ id, date, venue }) => (
            <Row
              key={id}
              href={reviewLink(id)}
              title={t.session(
                date === undefined ? t.noDate : format.shortDay(`${date}T12:00:00Z`),
              )}
              detail={territory.venues.find((one) => one.id === venue)?.name}
            />
          ))}
        </List>
      )}
      {others.length > 0 && (
        <List label={t.others}>
          {others.map(({ part, record }) => (
            <Row
              key={record.id}
              href={recordLink(record.session ?? '', part, record.id)}
              title={titleOf(record)}
            />
          ))}
        </List>
      )}
      {gone > 0 && <p>{t.gone(gone)}</p>}
    </div>
  )
}

function titleOf(record: RecordOf<'element' | 'initiative' | 'delegate'>): string | undefined {
  const fields: { readonly title?: string; readonly topic?: string } = record.fields
  return fields.title ?? fields.topic
}
