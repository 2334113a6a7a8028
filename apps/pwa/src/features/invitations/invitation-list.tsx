import type { ListedInvitation } from '@living-libraries/model/invitation'
import { territoryName } from '../../binding/screen.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { List, Row } from '../../ui/list.tsx'
import { type Meaning, StatusBadge } from '../../ui/status-badge.tsx'
import styles from './invitations-page.module.css'
import { invitationsMessages } from './messages.ts'

export interface InvitationListProps {
  readonly invitations: readonly ListedInvitation[]
  readonly isBusy: boolean
  readonly onRevoke: (invitation: ListedInvitation) => void
  readonly onReissue: (invitation: ListedInvitation) => void
  readonly onSpeak: (invitation: ListedInvitation) => void
}

/** Those with which somebody can still connect; the others can be opened below. */
export function InvitationList({ invitations, ...doing }: InvitationListProps) {
  const t = useMessages(invitationsMessages).list
  const now = useNow()
  const open = invitations.filter((one) => stateOf(one, now) === 'open')
  const past = invitations.filter((one) => stateOf(one, now) !== 'open')
  if (invitations.length === 0) return <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
  return (
    <>
      {open.length > 0 && <Rows label={t.title} invitations={open} now={now} {...doing} />}
      {past.length > 0 && (
        <details className={styles['past']}>
          <summary>{t.past(past.length)}</summary>
          <Rows label={t.past(past.length)} invitations={past} now={now} {...doing} />
        </details>
      )}
    </>
  )
}

function Rows({
  label,
  invitations,
  now,
  isBusy,
  onRevoke,
  onReissue,
  onSpeak,
}: InvitationListProps & { readonly label: string; readonly now: number }) {
  const { list: t, spoken: speakingWords } = useMessages(invitationsMessages)
  const words = useMessages(vocabularyMessages)
  const format = useFormat()
  const forum = useForum()
  return (
    <List label={label}>
      {invitations.map((one) => {
        const state = stateOf(one, now)
        const terms = [
          words.roles[one.grant.role],
          t.used(one.uses, one.maxUses),
          state === 'open'
            ? t.until(format.when(one.expiresAt, now))
            : t.since(format.when(one.createdAt, now)),
        ]
        return (
          <Row
            key={one.id}
            title={territoryName(one.grant, forum, words.region)}
            detail={terms.join(' · ')}
            meta={<StatusBadge meaning={meanings[state]}>{t.states[state]}</StatusBadge>}
            actions={
              <>
                <Button disabled={isBusy} onClick={() => onReissue(one)}>
                  {t.reissue}
                </Button>
                {state === 'open' && (
                  <Button disabled={isBusy} onClick={() => onSpeak(one)}>
                    {speakingWords.open}
                  </Button>
                )}
                {state === 'open' && (
                  <Button kind="danger" disabled={isBusy} onClick={() => onRevoke(one)}>
                    {t.revoke}
                  </Button>
                )}
              </>
            }
          />
        )
      })}
    </List>
  )
}

type InvitationState = 'open' | 'used' | 'expired' | 'revoked'

function stateOf(invitation: ListedInvitation, now: number): InvitationState {
  if (invitation.isRevoked) return 'revoked'
  if (invitation.uses >= invitation.maxUses) return 'used'
  return invitation.expiresAt <= now ? 'expired' : 'open'
}

const meanings: Readonly<Record<InvitationState, Meaning>> = {
  open: 'active',
  used: 'received',
  expired: 'idle',
  revoked: 'idle',
}
