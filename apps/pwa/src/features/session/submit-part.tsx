import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { ReviewAct } from '@living-libraries/model/kinds/review'
import { useNow } from '../../binding/use-now.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { reviewMessages } from '../../i18n/review-messages.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { OutstandingDevices } from './outstanding-devices.tsx'
import { SubmitChecklist, useChecklist } from './submit-checklist.tsx'
import { SubmitComments } from './submit-comments.tsx'
import { submitMessages } from './submit-messages.ts'
import styles from './submit-part.module.css'
import { useAnswerNames } from '../../binding/use-answer-names.ts'
import { SessionDisputes } from '../../binding/session-disputes.tsx'
import { ReviewStateNotice } from '../../binding/review-state-notice.tsx'
import { UnsavedNotice } from '../../binding/storage-trouble.tsx'
import { useReviewActs } from '../../binding/use-review-acts.ts'

export interface SubmitPartProps {
  readonly view: SessionView
  readonly pack: ForumPack
}

/** Where the session stands, what is missing, what was remarked, and the press that hands it over. */
export function SubmitPart({ view, pack }: SubmitPartProps) {
  const t = useMessages(submitMessages)
  return (
    <div className={styles['page']}>
      <div className={styles['group']}>
        <ReviewStateNotice view={view} words={t} />
        <Acts view={view} pack={pack} />
        <OutstandingDevices view={view} />
        <SubmitComments view={view} pack={pack} />
        <History view={view} pack={pack} />
      </div>
      <SubmitChecklist view={view} pack={pack} />
    </div>
  )
}

function Acts({ view, pack }: SubmitPartProps) {
  const t = useMessages(submitMessages)
  const { acts, act, isSaving, hasFailed } = useReviewActs(view)
  const entries = useChecklist(view, pack)
  const gaps = entries.filter(({ isDone, reason }) => !isDone && !reason).length
  const { content } = view
  const names = useAnswerNames(view.session, pack)
  const devices = new Set(content.map(({ made }) => made.device)).size
  const people = [...new Set(content.map(({ made }) => names.person(made.person)))].join(', ')
  const unsent = content.filter((record) => record.unsent > 0).length
  const button = (name: ReviewAct, label: string, kind?: 'primary') =>
    acts.has(name) && (
      <Button {...(kind ? { kind } : {})} disabled={isSaving} onClick={() => act(name)}>
        {label}
      </Button>
    )
  return (
    <>
      <SessionDisputes view={view} nameOf={names.person} />
      <div className={styles['acts']}>
        {button(
          'submit',
          view.review.state === 'returned' ? t.acts.again : t.acts.submit,
          'primary',
        )}
        {view.review.state !== 'accepted' && button('self-accept', t.acts.selfAccept)}
        {button('recall', t.acts.recall)}
      </div>
      <div className={styles['lead']}>
        {acts.has('submit') && gaps > 0 && <p>{t.gaps(gaps)}</p>}
        {acts.has('self-accept') && <p>{t.selfHint}</p>}
        <p>{t.contains(devices, people)}</p>
        {unsent > 0 && <p>{t.unsent(unsent)}</p>}
      </div>
      {hasFailed && <UnsavedNotice title={t.failed} todo={t.failedTodo} />}
    </>
  )
}

function History({ view, pack }: SubmitPartProps) {
  const t = useMessages(submitMessages)
  const words = useMessages(reviewMessages)
  const format = useFormat()
  const now = useNow()
  const names = useAnswerNames(view.session, pack)
  if (view.acts.length === 0) return null
  return (
    <section className={styles['group']}>
      <h2>{t.history}</h2>
      <List label={t.history}>
        {view.acts.map(({ id, fields, made }) => (
          <Row
            key={id}
            title={fields.act === undefined ? '' : words.acts[fields.act]}
            detail={`${names.person(made.person)}, ${format.when(made.at, now)}`}
          />
        ))}
      </List>
    </section>
  )
}
