import { consolidatedReportOf } from '../../documents/consolidated-report.ts'
import { DocumentActions } from '../../documents/document-actions.tsx'
import { DocumentSheet } from '../../documents/document-sheet.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { AsOf } from './as-of.tsx'
import styles from './region.module.css'
import { RegionScreen } from './region-screen.tsx'
import { useRegionPicture } from './use-region-picture.ts'
import { WholeLinks } from './whole-links.tsx'
import { wholeMessages } from './whole-messages.ts'

/** The consolidated report for the Governor's reader, as it would go now. */
export default function SummaryPage() {
  const t = useMessages(wholeMessages)
  const { picture, reading } = useRegionPicture()
  return (
    <RegionScreen current={routes.regionReports}>
      <WholeLinks current={routes.regionSummary} />
      <PageHeader title={t.summary} lead={t.summaryLead} />
      <div className={styles['page']}>
        <AsOf reading={reading} />
        {picture !== undefined && (
          <>
            <div className={styles['acts']}>
              <DocumentActions make={() => consolidatedReportOf(picture)} />
            </div>
            <div className={styles['paper']}>
              <DocumentSheet document={consolidatedReportOf(picture)} />
            </div>
          </>
        )}
      </div>
    </RegionScreen>
  )
}
