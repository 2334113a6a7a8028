import { useId } from 'react'
import type { ReportDifferences } from '../../documents/report-freezing.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { reportMessages } from './messages.ts'
import styles from './report-page.module.css'

/** What came, changed or was erased after the text was frozen: it waits for the next version. */
export function ReportDifferencesPart({
  differences,
}: {
  readonly differences: ReportDifferences
}) {
  const t = useMessages(reportMessages).differences
  const format = useFormat()
  const headingId = useId()
  const { figures, gone, added } = differences
  return (
    <section className={styles['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.title}</h2>
      <p className={styles['quiet']}>{t.text}</p>
      {figures.length > 0 && (
        <ul className={styles['lines']}>
          {figures.map(({ name, before, now }) => (
            <li key={name}>
              {t.figure(t.figures[name] ?? name, format.number(before), format.number(now))}
            </li>
          ))}
        </ul>
      )}
      <Lines title={t.gone} lines={gone} />
      <Lines title={t.added} lines={added} />
    </section>
  )
}

/** More lines than these stand folded: the report itself is not to be pushed out of sight. */
const mostOpen = 4

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const format = useFormat()
  if (lines.length === 0) return null
  const list = (
    <ul className={styles['lines']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
  if (lines.length <= mostOpen) {
    return (
      <div>
        <h3>{title}</h3>
        {list}
      </div>
    )
  }
  return (
    <details>
      <summary>{`${title}: ${format.number(lines.length)}`}</summary>
      {list}
    </details>
  )
}
