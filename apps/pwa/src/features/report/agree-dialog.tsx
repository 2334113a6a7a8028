import type { TerritoryView } from '../../binding/use-territory.ts'
import { SavedTextField } from '../../binding/saved-text-field.tsx'
import { figureWordsOf, typedFigures, unknownFigures } from '../../documents/figure-words.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { reportMessages } from './messages.ts'
import styles from './report-page.module.css'
import type { ReportView } from './use-report.ts'

export interface AgreeDialogProps {
  readonly view: TerritoryView
  readonly report: ReportView
  readonly open: boolean
  readonly onClose: () => void
}

/** Whose agreement it is; from here on the text stands as it is now. */
export function AgreeDialog({ view, report, open, onClose }: AgreeDialogProps) {
  const t = useMessages(reportMessages).agreeing
  const { headPost = '', headName = '', texts = {} } = view.territory.report
  const words = figureWordsOf(view.territory)
  const unknown = Object.values(texts).flatMap((text) => unknownFigures(text, words))
  const typed = Object.values(texts).flatMap(typedFigures)
  const isMissing = headPost === '' || headName === ''
  return (
    <Dialog
      open={open}
      title={t.title}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          icon="check"
          disabled={isMissing || unknown.length > 0 || report.isSaving}
          onClick={() => {
            report.agree()
            onClose()
          }}
        >
          {t.act}
        </Button>
      }
    >
      <div className={styles['fields']}>
        <p>{t.text}</p>
        <SavedTextField
          record={report.report ?? ''}
          field="headPost"
          stored={headPost}
          label={t.post}
          hint={t.postHint}
          maxLength={300}
        />
        <SavedTextField
          record={report.report ?? ''}
          field="headName"
          stored={headName}
          label={t.name}
          hint={t.nameHint}
          maxLength={200}
        />
        {isMissing && <p className={styles['quiet']}>{t.missing}</p>}
        {typed.map((one) => (
          <p key={one.typed} className={styles['quiet']}>
            {t.typed(one.typed, one.name)}
          </p>
        ))}
        {unknown.length > 0 && <p className={styles['quiet']}>{t.unknown(unknown.join(', '))}</p>}
      </div>
    </Dialog>
  )
}
