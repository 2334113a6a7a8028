import { useState } from 'react'
import type { SessionView } from '../../binding/use-session.ts'
import { ReviewStateNotice } from '../../binding/review-state-notice.tsx'
import { useReviewActs } from '../../binding/use-review-acts.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { reviewPageMessages } from './messages.ts'
import { OtherPerson } from './other-person.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import styles from './review-page.module.css'

export interface DecisionPanelProps {
  readonly view: SessionView
  readonly openThreads: number
}

/** Where the session stands, and what the coordinator can decide now. */
export function DecisionPanel({ view, openThreads }: DecisionPanelProps) {
  const t = useMessages(reviewPageMessages)
  const { acts, awaitsCentre, act, isSaving, hasFailed } = useReviewActs(view)
  const [isReturning, setReturning] = useState(false)
  const hasLate = acts.has('take-in')
  return (
    <section className={styles['decision']}>
      <ReviewStateNotice view={view} words={t} />
      {awaitsCentre && (
        <Notice meaning="waiting" title={t.awaitsCentre} todo={t.awaitsCentreTodo} />
      )}
      <div className={styles['acts']}>
        {acts.has('accept') && (
          <Button kind="primary" icon="check" disabled={isSaving} onClick={() => act('accept')}>
            {t.acts.accept}
          </Button>
        )}
        {hasLate && (
          <Button kind="primary" icon="check" disabled={isSaving} onClick={() => act('take-in')}>
            {t.acts.takeInAll(view.late.size)}
          </Button>
        )}
        {acts.has('return') && (
          <Button icon="undo" disabled={isSaving} onClick={() => setReturning(true)}>
            {t.acts.return}
          </Button>
        )}
        {acts.has('self-accept') && !acts.has('accept') && (
          <Button icon="check" disabled={isSaving} onClick={() => act('self-accept')}>
            {t.acts.selfAccept}
          </Button>
        )}
      </div>
      {acts.has('self-accept') && !acts.has('accept') && (
        <p className={styles['quiet']}>{t.selfHint}</p>
      )}
      {acts.size === 0 && !awaitsCentre && <OtherPerson space={view.session.space} />}
      {openThreads > 0 && <p className={styles['quiet']}>{t.openComments(openThreads)}</p>}
      {hasFailed && <Notice urgent title={t.failed} todo={t.failedTodo} />}
      <ReturnDialog
        open={isReturning}
        session={view.session.id}
        openThreads={openThreads}
        onClose={() => setReturning(false)}
        onReturn={(reason) => act('return', { reason })}
      />
    </section>
  )
}
