import { useSearchParams } from 'wouter'
import { Screen } from '../../binding/screen.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { useMe } from '../../binding/use-me.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { FreshInvitationPanel } from './fresh-invitation.tsx'
import { choicesFor } from '../../binding/role-choices.ts'
import { InvitationForm } from './invitation-form.tsx'
import { InvitationList } from './invitation-list.tsx'
import { SpokenDialog } from './spoken-dialog.tsx'
import styles from './invitations-page.module.css'
import { invitationsMessages } from './messages.ts'
import { type Invitations, useInvitations } from './use-invitations.ts'

/** Making, showing and withdrawing invitations; `?venue=` begins one for a venue. */
export default function InvitationsPage() {
  const t = useMessages(invitationsMessages)
  const { identity } = useMe()
  const forum = useForum()
  const invitations = useInvitations()
  const [query] = useSearchParams()
  if (!identity || forum === undefined) return <Screen current={routes.invitations}>{null}</Screen>
  return (
    <Screen current={routes.invitations}>
      <div className={styles['screenOnly']}>
        <PageHeader title={t.title} lead={t.lead} />
      </div>
      <div className={styles['page']}>
        {invitations.fresh === undefined ? (
          <section className={styles['part']}>
            <h2>{t.form.title}</h2>
            <InvitationForm
              choices={choicesFor(identity.grants, forum)}
              forumEnd={forum.pack.dates.end}
              venue={query.get('venue') ?? undefined}
              isBusy={invitations.isBusy}
              onMake={invitations.make}
            />
          </section>
        ) : (
          <FreshInvitationPanel
            invitation={invitations.fresh}
            onDone={invitations.putFreshAway}
            onSpeak={invitations.speak}
          />
        )}
        {invitations.problem !== undefined && (
          <ProblemNotice urgent problem={invitations.problem} />
        )}
        <Issued invitations={invitations} />
        {invitations.spoken !== undefined && (
          <SpokenDialog spoken={invitations.spoken} onClose={invitations.stopSpeaking} />
        )}
      </div>
    </Screen>
  )
}

function Issued({ invitations }: { readonly invitations: Invitations }) {
  const t = useMessages(invitationsMessages)
  const { listed, listProblem, listAgain, isBusy, revoke, reissue, speak } = invitations
  return (
    <section className={`${styles['part']} ${styles['screenOnly']}`}>
      <h2>{t.list.title}</h2>
      {listProblem !== undefined && (
        <ProblemNotice
          problem={listProblem}
          actions={<Button onClick={listAgain}>{t.again}</Button>}
        />
      )}
      {listed !== undefined && (
        <InvitationList
          invitations={listed}
          isBusy={isBusy}
          onRevoke={revoke}
          onReissue={reissue}
          onSpeak={speak}
        />
      )}
      {listed === undefined && listProblem === undefined && <output>{t.asking}</output>}
    </section>
  )
}
