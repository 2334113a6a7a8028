import { useId } from 'react'
import type { Territory } from '../../documents/territory.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Toggle } from '../../ui/toggle.tsx'
import { reportMessages } from './messages.ts'
import styles from './report-page.module.css'
import type { ReportView } from './use-report.ts'

/** All initiatives stand in the table; the chosen ones are told at length. */
export function InitiativeChoice({
  territory,
  report,
}: {
  readonly territory: Territory
  readonly report: ReportView
}) {
  const t = useMessages(reportMessages)
  const headingId = useId()
  const chosen = territory.report.initiatives ?? {}
  if (territory.initiatives.length === 0) return null
  const next = Math.max(0, ...Object.values(chosen)) + 1
  return (
    <section className={styles['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.initiatives}</h2>
      {territory.initiatives.map(({ id, fields }) => (
        <Toggle
          key={id}
          label={fields.title ?? ''}
          checked={chosen[id] !== undefined}
          onChange={(isWanted) => report.setPath(`initiatives/${id}`, isWanted ? next : undefined)}
        />
      ))}
    </section>
  )
}
