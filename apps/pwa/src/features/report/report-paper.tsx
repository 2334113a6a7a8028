import { useMemo, useState } from 'react'
import { PhotoChoice } from '../../binding/photos/photo-choice.tsx'
import { useReadPicture, useWithPictures } from '../../binding/photos/use-with-pictures.ts'
import { SourcesDialog } from '../../binding/sources-dialog.tsx'
import type { TerritoryView } from '../../binding/use-territory.ts'
import { DocumentActions } from '../../documents/document-actions.tsx'
import { DocumentSheet } from '../../documents/document-sheet.tsx'
import type { Block, OfficialDocument } from '../../documents/official-document.ts'
import { reportDocumentOf, sectionBlocks } from '../../documents/report-document.ts'
import { agreedReportOf } from '../../documents/report-freezing.ts'
import { type ReportSection, reportSections } from '../../documents/report-sections.ts'
import { withPictures } from '../../documents/with-pictures.ts'
import { useMessages } from '../../i18n/messages.ts'
import { municipalityPlacesMessages } from '../../i18n/municipality-messages.ts'
import { Button } from '../../ui/button.tsx'
import { ChipGroup } from '../../ui/chip-group.tsx'
import { InitiativeChoice } from './initiative-choice.tsx'
import { reportMessages } from './messages.ts'
import styles from './report-page.module.css'
import { SectionDialog } from './section-dialog.tsx'
import type { ReportView } from './use-report.ts'

export interface ReportPaperProps {
  readonly view: TerritoryView
  readonly report: ReportView
  readonly record: string
}

/** The report as it will be printed. Every section can be edited in place, every sentence leads to its records. */
export function ReportPaper({ view, report, record }: ReportPaperProps) {
  const t = useMessages(reportMessages)
  const shared = useMessages(municipalityPlacesMessages).sources
  const [section, setSection] = useState<ReportSection>()
  const [sources, setSources] = useState<readonly string[]>()
  const [which, setWhich] = useState<'present' | 'frozen'>('present')
  const { territory } = view
  const isFrozen = which === 'frozen' && report.frozen !== undefined
  const read = useReadPicture()
  const document = useWithPictures(
    useMemo(() => documentOf(view, report, isFrozen), [view, report, isFrozen]),
    read,
  )
  const absent = reportSections.filter(({ id }) => sectionBlocks(territory, id).length === 0)
  const way = (block: Block) => {
    const own = 'sources' in block ? (block.sources ?? []) : []
    const opened =
      block.type === 'heading' && block.level === 1 && !isFrozen
        ? reportSections.find(({ title }) => title === block.text)
        : undefined
    const remark = block.type === 'heading' ? report.remarks.get(block.text) : undefined
    if (opened !== undefined || remark !== undefined) {
      return (
        <>
          {opened !== undefined && (
            <button type="button" className="way-to-sources" onClick={() => setSection(opened.id)}>
              {t.edit}
            </button>
          )}
          {remark !== undefined && <span className="sheet-remark">{`${t.remark}: ${remark}`}</span>}
        </>
      )
    }
    if (own.length === 0) return null
    return (
      <button type="button" className="way-to-sources" onClick={() => setSources(own)}>
        {shared.open(own.length)}
      </button>
    )
  }
  return (
    <div className={styles['main']}>
      <div className={styles['actions']}>
        {report.frozen !== undefined && (
          <ChipGroup
            legend={t.which}
            hideLegend
            chips={[
              { value: 'present', label: t.present },
              { value: 'frozen', label: t.frozen },
            ]}
            value={which}
            onChange={(value) => value !== null && setWhich(value)}
          />
        )}
        <DocumentActions make={() => withPictures(documentOf(view, report, isFrozen), read)} />
      </div>
      <div className={styles['paper']}>
        <DocumentSheet document={document} wayToSources={way} />
      </div>
      {absent.length > 0 && !isFrozen && (
        <section className={styles['part']} aria-label={t.notIncluded}>
          <h2>{t.notIncluded}</h2>
          <div className={styles['actions']}>
            {absent.map(({ id, title }) => (
              <Button key={id} icon="plus" onClick={() => setSection(id)}>
                {title}
              </Button>
            ))}
          </div>
        </section>
      )}
      <InitiativeChoice territory={territory} report={report} />
      <PhotoChoice
        territory={territory}
        record={record}
        fields={territory.report}
        setPath={report.setPath}
      />
      <SectionDialog
        territory={territory}
        report={report}
        record={record}
        section={section}
        onClose={() => setSection(undefined)}
      />
      <SourcesDialog view={view} sources={sources} onClose={() => setSources(undefined)} />
    </div>
  )
}

function documentOf(view: TerritoryView, report: ReportView, isFrozen: boolean): OfficialDocument {
  const { territory } = view
  const { standing, scans } = report
  const agreed = isFrozen ? agreedReportOf(standing, scans, territory.pack.timezone) : undefined
  return agreed ?? reportDocumentOf(territory)
}
