import { municipalitySpace } from '@living-libraries/model/space'
import { DisputePanel } from '../../binding/dispute-panel.tsx'
import { MunicipalityScreen } from '../../binding/municipality-screen.tsx'
import { RecordHistory } from '../../binding/record-history.tsx'
import { usePersonName } from '../../binding/use-person-name.ts'
import { useRecords } from '../../binding/use-records.ts'
import type { TerritoryView } from '../../binding/use-territory.ts'
import { useMessages } from '../../i18n/messages.ts'
import { municipalityPlacesMessages } from '../../i18n/municipality-messages.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { reportMessages } from './messages.ts'
import { ReportDifferencesPart } from './report-differences-part.tsx'
import { ReportHistory } from './report-history.tsx'
import { ReportPaper } from './report-paper.tsx'
import styles from './report-page.module.css'
import { ReportStandingPanel } from './report-standing-panel.tsx'
import { SignedPages } from './signed-pages.tsx'
import { useReport } from './use-report.ts'

/** The report to the Governor: written on its own pages, from the draft to what the region accepted. */
export default function ReportPage({
  params,
}: {
  readonly params: { readonly municipality: string }
}) {
  return (
    <MunicipalityScreen municipality={params.municipality} part="report">
      {(view) => <Report view={view} />}
    </MunicipalityScreen>
  )
}

function Report({ view }: { readonly view: TerritoryView }) {
  const t = useMessages(reportMessages)
  const shared = useMessages(municipalityPlacesMessages)
  const report = useReport(view)
  const space = municipalitySpace(view.territory.id)
  const reports = useRecords({ kind: 'report', space }) ?? []
  const nameOf = usePersonName(space)
  if (report === undefined) return null
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {report.hasFailed && <Notice urgent title={shared.failed} todo={shared.failedTodo} />}
      {report.report === undefined ? (
        <EmptyState
          title={t.none}
          actions={
            <Button kind="primary" icon="plus" onClick={report.begin}>
              {t.begin}
            </Button>
          }
        >
          {t.noneText}
        </EmptyState>
      ) : (
        <div className={styles['page']}>
          <div className={styles['side']}>
            {reports.map((one) => (
              <DisputePanel key={one.id} record={one} nameOf={nameOf} />
            ))}
            <ReportStandingPanel view={view} report={report} />
            <SignedPages municipality={view.territory.id} report={report} />
            {report.differences !== undefined && (
              <ReportDifferencesPart differences={report.differences} />
            )}
            <ReportHistory view={view} report={report} />
            {reports.map((one) => (
              <RecordHistory key={one.id} record={one} nameOf={nameOf} />
            ))}
          </div>
          <ReportPaper view={view} report={report} record={report.report} />
        </div>
      )}
    </>
  )
}
