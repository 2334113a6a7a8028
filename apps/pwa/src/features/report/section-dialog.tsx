import { SavedTextField } from '../../binding/saved-text-field.tsx'
import { figureWordsOf, typedFigures, unknownFigures } from '../../documents/figure-words.ts'
import { type ReportSection, reportSections, sectionText } from '../../documents/report-sections.ts'
import type { Territory } from '../../documents/territory.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { reportMessages } from './messages.ts'
import styles from './report-page.module.css'
import type { ReportView } from './use-report.ts'

export interface SectionDialogProps {
  readonly territory: Territory
  readonly report: ReportView
  readonly record: string
  /** undefined: closed. */
  readonly section: ReportSection | undefined
  readonly onClose: () => void
}

/** The words of one section. Numbers stand in them as names, and are filled in wherever the report is shown. */
export function SectionDialog({ territory, report, record, section, onClose }: SectionDialogProps) {
  const t = useMessages(reportMessages)
  const title = reportSections.find(({ id }) => id === section)?.title ?? ''
  return (
    <Dialog
      open={section !== undefined}
      title={title}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {t.done}
        </Button>
      }
    >
      {section !== undefined && (
        <SectionFields territory={territory} report={report} record={record} section={section} />
      )}
    </Dialog>
  )
}

function SectionFields({
  territory,
  report,
  record,
  section,
}: Omit<SectionDialogProps, 'onClose' | 'section'> & { readonly section: ReportSection }) {
  const t = useMessages(reportMessages)
  const words = figureWordsOf(territory)
  const stored = sectionText(territory.report.texts, section)
  const unknown = unknownFigures(stored, words)
  return (
    <div className={styles['fields']}>
      <SavedTextField
        record={record}
        field={`texts/${section}`}
        stored={stored}
        label={t.editTitle}
        hint={t.editHint}
        maxLength={8000}
        hasLines
      />
      {unknown.length > 0 && (
        <p className={styles['quiet']}>{t.unknownFigures(unknown.join(', '))}</p>
      )}
      {typedFigures(stored).map(({ typed, name }) => (
        <p key={typed} className={styles['quiet']}>
          {t.typedFigure(typed, name)}
        </p>
      ))}
      <details>
        <summary>{t.figures}</summary>
        <ul className={styles['lines']}>
          {[...words].map(([name, value]) => (
            <li key={name}>{t.insert(name, value)}</li>
          ))}
        </ul>
      </details>
      <Toggle
        label={t.include}
        checked={territory.report.leftOut?.[section] !== true}
        onChange={(isIncluded) =>
          report.setPath(`leftOut/${section}`, isIncluded ? undefined : true)
        }
      />
    </div>
  )
}
