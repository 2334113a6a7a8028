import { municipalitySpace } from '@living-libraries/model/space'
import { useId } from 'react'
import { useMe } from '../../binding/use-me.ts'
import { useMembers } from '../../binding/use-members.ts'
import { useNow } from '../../binding/use-now.ts'
import type { TerritoryView } from '../../binding/use-territory.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { List, Row } from '../../ui/list.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { reportMessages } from './messages.ts'
import styles from './report-page.module.css'
import type { ReportView } from './use-report.ts'

/** Every step of the report with who took it and when. */
export function ReportHistory({
  view,
  report,
}: {
  readonly view: TerritoryView
  readonly report: ReportView
}) {
  const t = useMessages(reportMessages)
  const words = useMessages(vocabularyMessages)
  const format = useFormat()
  const now = useNow()
  const headingId = useId()
  const members = useMembers(municipalitySpace(view.territory.id))
  const { identity } = useMe()
  if (report.acts.length === 0) return null
  const nameOf = (person: string) =>
    person === identity?.person.id ? words.you : (members.get(person) ?? t.regionDesk)
  return (
    <section className={styles['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.history}</h2>
      <List label={t.history}>
        {report.acts.map(({ id, fields, made, unsent }) => (
          <Row
            key={id}
            title={fields.act === undefined ? '' : t.actNames[fields.act]}
            detail={[
              `${fields.by ?? nameOf(made.person)}, ${format.when(made.at, now)}`,
              fields.reason,
              report.standing.void.includes(id) && t.void,
            ]
              .filter(Boolean)
              .join(' · ')}
            meta={unsent > 0 && <StatusBadge meaning="waiting">{t.unsent}</StatusBadge>}
          />
        ))}
      </List>
    </section>
  )
}
