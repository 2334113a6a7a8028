import { type SentReport, sentReportsSchema } from '@living-libraries/model/frozen-report'
import { useState } from 'react'
import { useReadReportPicture, useWithPictures } from '../../binding/photos/use-with-pictures.ts'
import { useDevice } from '../../binding/device-context.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { useOverview } from '../../binding/use-overview.ts'
import { DocumentActions } from '../../documents/document-actions.tsx'
import { DocumentSheet } from '../../documents/document-sheet.tsx'
import { frozenDocumentOf } from '../../documents/report-freezing.ts'
import { withPictures } from '../../documents/with-pictures.ts'
import { formatIn } from '../../i18n/format.ts'
import { messagesIn, useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AsOf } from './as-of.tsx'
import styles from './region.module.css'
import { RegionScreen } from './region-screen.tsx'
import { meaningOfReport } from './report-meaning.ts'
import { useReportInitiatives } from './report-initiatives.tsx'
import { RemarkDialog, type Remarks, RemarkWay, useRemarks } from './report-remarks.tsx'
import { ReportReturnDialog } from './report-return-dialog.tsx'
import { reportsMessages } from './reports-messages.ts'

/** One report as its head agreed to it, and the decision of the region. */
export default function SentReportPage({
  params,
}: {
  readonly params: { readonly municipality: string }
}) {
  const t = useMessages(reportsMessages)
  const reading = useOverview('/api/overview/reports', sentReportsSchema, 'whole')
  const report = reading.body?.reports.find((one) => one.municipality === params.municipality)
  const back = { href: routes.regionReports, label: t.back }
  return (
    <RegionScreen current={routes.regionReports}>
      <PageHeader title={report?.name ?? t.title} back={back} />
      <div className={styles['page']}>
        <AsOf reading={reading} />
        {reading.body !== undefined && report === undefined && <EmptyState title={t.unknown} />}
        {report !== undefined && <Report report={report} onDecided={reading.again} />}
      </div>
    </RegionScreen>
  )
}

function Report({
  report,
  onDecided,
}: {
  readonly report: SentReport
  readonly onDecided: () => void
}) {
  const t = useMessages(reportsMessages)
  const forum = useForum()
  const { act, state } = useDecision(report, onDecided)
  const [isReturning, setReturning] = useState(false)
  const [section, setSection] = useState<string>()
  const initiatives = useReportInitiatives(report.frozen)
  const [kept, setWritten] = useRemarks(report.agreement)
  const written = kept ?? {}
  const isWaiting = report.state === 'sent' && kept !== undefined
  const remarks = isWaiting
    ? written
    : Object.fromEntries(report.remarks.map((one) => [one.section, one.text]))
  const timeZone = forum?.pack.timezone
  // Documents are Russian, whatever the interface speaks.
  const standing = messagesIn(reportsMessages, 'ru').version(
    String(report.number),
    formatIn('ru', timeZone).day(report.sentAt),
  )
  const read = useReadReportPicture(report.municipality)
  const plain = frozenDocumentOf(report.frozen, standing, timeZone, report.scans)
  const document = useWithPictures(plain, read)
  return (
    <>
      <Notice
        meaning={meaningOfReport(report.state)}
        title={
          report.state === 'sent'
            ? t.waiting
            : report.state === 'accepted'
              ? t.accepted
              : t.returned
        }
        safe={report.reason === null ? undefined : t.returnedText(report.reason)}
        todo={report.state === 'sent' ? t.waitingText : undefined}
        actions={
          report.state === 'sent' && (
            <>
              <Button
                kind="primary"
                icon="check"
                disabled={state === 'asking'}
                onClick={() => act('accept')}
              >
                {t.accept}
              </Button>
              <Button icon="undo" disabled={state === 'asking'} onClick={() => setReturning(true)}>
                {t.return}
              </Button>
            </>
          )
        }
      />
      {state === 'failed' && <Notice urgent title={t.failed} todo={t.failedTodo} />}
      <div className={styles['acts']}>
        <DocumentActions make={() => withPictures(plain, read)} />
      </div>
      <div className={styles['paper']}>
        <DocumentSheet
          document={document}
          wayToSources={(block) => (
            <>
              <RemarkWay
                block={block}
                remarks={remarks}
                onOpen={isWaiting ? setSection : undefined}
              />
              {initiatives.way(block)}
            </>
          )}
        />
      </div>
      {initiatives.dialog}
      <ReportReturnDialog
        open={isReturning}
        agreement={report.agreement}
        onClose={() => setReturning(false)}
        remarks={Object.keys(written).length}
        onReturn={(reason) => act('return', reason, written)}
      />
      <RemarkDialog
        section={section}
        remarks={written}
        onChange={setWritten}
        onClose={() => setSection(undefined)}
      />
    </>
  )
}

/** A decision is a command to the centre: it needs a line, and may be repeated when the answer was lost. */
function useDecision(
  { report, municipality, agreement }: SentReport,
  onDecided: () => void,
): {
  readonly act: (act: 'accept' | 'return', reason?: string, remarks?: Remarks) => void
  readonly state: 'ready' | 'asking' | 'failed'
} {
  const device = useDevice()
  const [state, setState] = useState<'ready' | 'asking' | 'failed'>('ready')
  return {
    state,
    act: (act, reason, remarks = {}) => {
      setState('asking')
      const decision = { report, municipality, agreement, act }
      const listed = Object.entries(remarks).map(([section, text]) => ({ section, text }))
      const body =
        reason === undefined
          ? decision
          : { ...decision, reason, ...(listed.length > 0 ? { remarks: listed } : {}) }
      void device.centre.post('/api/overview/reports', body).then(
        () => {
          setState('ready')
          onDecided()
        },
        () => setState('failed'),
      )
    },
  }
}
