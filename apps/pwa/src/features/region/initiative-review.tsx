import type { InitiativeDecision } from '@living-libraries/model/initiative-state'
import type { RegisteredInitiative } from '@living-libraries/model/overview-results'
import { cleanText } from '@living-libraries/model/text'
import { useState } from 'react'
import { initiativeStandingMessages } from '../../binding/initiatives/initiative-standing-messages.ts'
import { useDraft } from '../../binding/use-draft.ts'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type Meaning, StatusBadge } from '../../ui/status-badge.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { initiativeReviewMessages } from './initiative-review-messages.ts'
import { decisionOf, type RegisterDecision } from './register.ts'
import { registerMessages } from './register-messages.ts'
import styles from './region.module.css'
import { useInitiativeDecision } from './use-initiative-decision.ts'

/** Seen from the region: what comes or changed needs its desk, what was returned waits for the municipality. */
const meanings = {
  sent: 'idle',
  again: 'needs',
  returned: 'waiting',
  accepted: 'received',
  changed: 'needs',
} as const satisfies { [decision in RegisterDecision]: Meaning }

export function DecisionBadge({ initiative }: { readonly initiative: RegisteredInitiative }) {
  const t = useMessages(registerMessages)
  const decision = decisionOf(initiative)
  return <StatusBadge meaning={meanings[decision]}>{t.decisions[decision]}</StatusBadge>
}

export interface InitiativeReviewProps {
  readonly initiative: RegisteredInitiative
  readonly onDecided: () => void
}

/** What was decided about one initiative, and the desk's own word: a remark, a return with its reason, acceptance. */
export function InitiativeReview({ initiative, onDecided }: InitiativeReviewProps) {
  const t = useMessages(initiativeReviewMessages)
  const [words, setWords] = useDraft<string>(`initiative-decision/${initiative.id}`, '')
  const [isMissing, setMissing] = useState(false)
  const { decide, state } = useInitiativeDecision(initiative, onDecided)
  const press = async (act: InitiativeDecision['act']) => {
    const reason = cleanText(words ?? '')
    const isSilent = act !== 'accept' && reason === ''
    setMissing(isSilent)
    if (isSilent || state === 'asking') return
    if (await decide(act, reason)) setWords('')
  }
  const decision = decisionOf(initiative)
  const isBusy = state === 'asking'
  return (
    <div className={styles['part']}>
      <Acts initiative={initiative} />
      <TextArea
        label={t.words}
        hint={t.wordsHint}
        error={isMissing ? t.missing : undefined}
        maxLength={4000}
        value={words ?? ''}
        onChange={setWords}
      />
      {state === 'failed' && <Notice urgent title={t.failed} todo={t.failedTodo} />}
      {state === 'overtaken' && <Notice urgent title={t.overtaken} todo={t.overtakenTodo} />}
      <div className={styles['actions']}>
        {decision !== 'accepted' && (
          <Button
            kind="primary"
            icon="check"
            disabled={isBusy}
            onClick={() => void press('accept')}
          >
            {decision === 'changed' ? t.acceptAnew : t.accept}
          </Button>
        )}
        {decision !== 'returned' && (
          <Button icon="undo" disabled={isBusy} onClick={() => void press('return')}>
            {t.return}
          </Button>
        )}
        <Button icon="comment" disabled={isBusy} onClick={() => void press('comment')}>
          {t.comment}
        </Button>
      </div>
    </div>
  )
}

function Acts({ initiative: { review } }: Pick<InitiativeReviewProps, 'initiative'>) {
  const t = useMessages(initiativeStandingMessages)
  const format = useFormat()
  const now = useNow()
  const names: { readonly [act: string]: string } = t.acts
  if (review.acts.length === 0) return null
  return (
    <List label={t.history}>
      {review.acts.map(({ id, act, at, reason, isVoid }) => (
        <Row
          key={id}
          title={names[act]}
          detail={[format.when(at, now), reason, isVoid && t.void].filter(Boolean).join(' · ')}
        />
      ))}
    </List>
  )
}
