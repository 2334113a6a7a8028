import { mayBeDelegate, mayBeNamed } from '@living-libraries/model/consent'
import type { RecordOf } from '@living-libraries/model/kinds'
import { foldReport } from '@living-libraries/model/report-state'
import { municipalitySpace } from '@living-libraries/model/space'
import { useId, useMemo, useState } from 'react'
import { useReadPicture } from '../../binding/photos/use-with-pictures.ts'
import { useRecords } from '../../binding/use-records.ts'
import { downloadFile, fileNameOf } from '../../documents/download-file.ts'
import type { OfficialDocument } from '../../documents/official-document.ts'
import { reportDocumentOf } from '../../documents/report-document.ts'
import { agreedReportOf } from '../../documents/report-freezing.ts'
import type { Territory } from '../../documents/territory.ts'
import type { ReadPicture } from '../../documents/with-pictures.ts'
import { messagesIn, useMessages } from '../../i18n/messages.ts'
import { recordLink } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { portfolioMessages } from './messages.ts'
import parts from '../../ui/part.module.css'

/** Whom the halls send, what is still missing, and for each the folder to take along. */
export function DelegateList({ territory }: { readonly territory: Territory }) {
  const t = useMessages(portfolioMessages)
  const headingId = useId()
  const read = useReadPicture()
  const agreed = useAgreedReport(territory)
  const [state, setState] = useState<{ making?: string; hasFailed?: true }>({})
  const make = (delegate: RecordOf<'delegate'>) => {
    setState({ making: delegate.id })
    void folder(territory, delegate, agreed, read).then(
      () => setState({}),
      () => setState({ hasFailed: true }),
    )
  }
  return (
    <section className={parts['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.delegates}</h2>
      <p className={parts['quiet']}>
        {territory.delegates.length === 0 ? t.noDelegates : t.folderHint}
      </p>
      {state.hasFailed && <Notice urgent title={t.failed} todo={t.failedTodo} />}
      {territory.delegates.length > 0 && (
        <List label={t.delegates}>
          {territory.delegates.map((delegate) => {
            const { id, session, fields } = delegate
            const gaps = gapsOf(fields, t)
            return (
              <Row
                key={id}
                href={recordLink(session ?? '', 'delegates', id)}
                title={nameOf(fields) ?? t.nameless}
                detail={[
                  fields.topic,
                  fields.seat === 'reserve' && t.reserve,
                  t.consents[fields.consent ?? 'none'],
                  fields.telephone,
                  fields.email,
                ]
                  .filter(Boolean)
                  .join(' · ')}
                meta={
                  gaps.length > 0 && <StatusBadge meaning="needs">{gaps.join(', ')}</StatusBadge>
                }
                actions={
                  <Button
                    icon="file"
                    disabled={state.making !== undefined}
                    onClick={() => make(delegate)}
                  >
                    {state.making === id ? t.making : t.folder}
                  </Button>
                }
              />
            )
          })}
        </List>
      )}
    </section>
  )
}

type DelegateFields = RecordOf<'delegate'>['fields']

function nameOf({ name, consent, minor }: DelegateFields): string | undefined {
  return mayBeNamed({ consent, minor }) ? name : undefined
}

function gapsOf(
  fields: DelegateFields,
  t: { noConsent: string; noTopic: string; noContact: string; minor: string },
): string[] {
  const { consent, minor, topic, telephone, email } = fields
  return [
    !mayBeNamed({ consent, minor }) && t.noConsent,
    !mayBeDelegate({ consent, minor }) && t.minor,
    !topic && t.noTopic,
    !telephone && !email && t.noContact,
  ].filter((gap) => typeof gap === 'string')
}

/** What the head agreed to is what the delegate takes along; until then, the draft. */
function useAgreedReport({ id, pack }: Territory): OfficialDocument | undefined {
  const space = municipalitySpace(id)
  const acts = useRecords({ kind: 'reportAct', space })
  const scans = useRecords({ kind: 'scan', space })
  return useMemo(
    () => agreedReportOf(foldReport(acts ?? []), scans ?? [], pack.timezone),
    [acts, scans, pack.timezone],
  )
}

/** What makes the documents is fetched only now. Documents are Russian, whatever the interface speaks. */
async function folder(
  territory: Territory,
  delegate: RecordOf<'delegate'>,
  agreed: OfficialDocument | undefined,
  read: ReadPicture,
): Promise<void> {
  const { delegateFolderOf } = await import('../../documents/delegate-folder.ts')
  const now = { ...territory, asOf: Date.now() }
  const t = messagesIn(portfolioMessages, 'ru')
  const bytes = await delegateFolderOf(now, delegate, agreed ?? reportDocumentOf(now), read)
  const title = nameOf(delegate.fields) ?? delegate.fields.topic ?? territory.name
  downloadFile(fileNameOf(`${t.folder} ${title}`, 'zip'), bytes, 'application/zip')
}
