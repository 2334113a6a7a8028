import { sentReportsSchema } from '@living-libraries/model/frozen-report'
import { useOverview } from '../../binding/use-overview.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { regionReportLink, routes } from '../../routes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { List, Row } from '../../ui/list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { AsOf } from './as-of.tsx'
import { meaningOfReport } from './report-meaning.ts'
import styles from './region.module.css'
import { RegionScreen } from './region-screen.tsx'
import { reportsMessages } from './reports-messages.ts'
import { WholeLinks } from './whole-links.tsx'

/** The reports that were sent, whoever waits for a decision first. */
export default function ReportsPage() {
  const t = useMessages(reportsMessages)
  const format = useFormat()
  const reading = useOverview('/api/overview/reports', sentReportsSchema, 'whole')
  const reports = reading.body?.reports ?? []
  const waiting = reports.filter(({ state }) => state === 'sent')
  const decided = reports.filter(({ state }) => state !== 'sent')
  return (
    <RegionScreen current={routes.regionReports}>
      <WholeLinks current={routes.regionReports} />
      <PageHeader title={t.title} lead={t.lead} />
      <div className={styles['page']}>
        <AsOf reading={reading} />
        {reading.body !== undefined && reports.length === 0 && (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        )}
        {reports.length > 0 && (
          <List label={t.title}>
            {[...waiting, ...decided].map(({ municipality, name, state, number, sentAt }) => (
              <Row
                key={municipality}
                href={regionReportLink(municipality)}
                title={name}
                detail={t.version(format.number(number), format.day(sentAt))}
                meta={<StatusBadge meaning={meaningOfReport(state)}>{t.states[state]}</StatusBadge>}
              />
            ))}
          </List>
        )}
      </div>
    </RegionScreen>
  )
}
