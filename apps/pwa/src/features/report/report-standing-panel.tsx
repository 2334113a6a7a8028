import { useState } from 'react'
import type { TerritoryView } from '../../binding/use-territory.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Meaning } from '../../ui/status-badge.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { AgreeDialog } from './agree-dialog.tsx'
import { reportMessages } from './messages.ts'
import styles from './report-page.module.css'
import type { ReportView } from './use-report.ts'

const meanings = {
  draft: 'active',
  agreed: 'waiting',
  sent: 'waiting',
  returned: 'needs',
  accepted: 'received',
} as const satisfies { [state: string]: Meaning }

/** Where the report stands and what comes next. */
export function ReportStandingPanel({
  view,
  report,
}: {
  readonly view: TerritoryView
  readonly report: ReportView
}) {
  const t = useMessages(reportMessages)
  const [isAgreeing, setAgreeing] = useState(false)
  const { state, act } = report.standing
  const words = t.states[state]
  const reason = act?.fields['reason']
  const isUnsent = report.acts.some(({ id, unsent }) => id === act?.id && unsent > 0)
  return (
    <section className={styles['part']} aria-label={t.title}>
      <Notice
        meaning={meanings[state]}
        title={words.title}
        safe={typeof reason === 'string' && state === 'returned' ? t.reason(reason) : undefined}
        todo={isUnsent ? `${words.text} ${t.notSent}` : words.text}
      />
      {view.unsent > 0 && <p className={styles['quiet']}>{t.onlyHere(view.unsent)}</p>}
      <div className={styles['actions']}>
        {state === 'agreed' && (
          <Button kind="primary" icon="send" disabled={report.isSaving} onClick={report.send}>
            {t.acts.send}
          </Button>
        )}
        {(state === 'draft' || state === 'returned') && (
          <Button kind="primary" icon="check" onClick={() => setAgreeing(true)}>
            {t.acts.agree}
          </Button>
        )}
        {state === 'agreed' && report.differences !== undefined && (
          <Button icon="check" onClick={() => setAgreeing(true)}>
            {t.acts.agreeAgain}
          </Button>
        )}
        {(state === 'agreed' || state === 'accepted') && (
          <Button icon="edit" disabled={report.isSaving} onClick={report.reopen}>
            {state === 'agreed' ? t.acts.reopen : t.acts.next}
          </Button>
        )}
      </div>
      <Toggle
        label={t.basis}
        hint={t.basisHint}
        checked={view.territory.basis === 'all'}
        onChange={(isAll) => report.setPath('basis', isAll ? 'all' : undefined)}
      />
      <AgreeDialog
        view={view}
        report={report}
        open={isAgreeing}
        onClose={() => setAgreeing(false)}
      />
    </section>
  )
}
