import { useState } from 'react'
import { Screen } from '../../binding/screen.tsx'
import { useErasure } from '../../binding/use-erasure.ts'
import { useMe } from '../../binding/use-me.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { reviewLink, routes } from '../../routes.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ActsSection } from './acts-section.tsx'
import { ConsentJournal } from './consent-journal.tsx'
import { HoldersDialog } from './holders-dialog.tsx'
import { privacyMessages } from './messages.ts'
import styles from './privacy-page.module.css'
import { type KnownPerson, type OpenWithdrawal, usePrivacy } from './use-privacy.ts'

/** What people agreed to and took back, what is kept of whom and where, and what was done about it. */
export default function PrivacyPage() {
  const t = useMessages(privacyMessages)
  const { identity } = useMe()
  const roles = new Set(identity?.grants.map(({ role }) => role))
  return (
    <Screen current={routes.privacy}>
      <PageHeader title={t.title} lead={t.lead} />
      <div className={styles['page']}>
        {(roles.has('coordinator') || roles.has('librarian')) && (
          <OwnPeople mayErase={roles.has('coordinator')} />
        )}
        {(roles.has('administrator') || roles.has('regional')) && <ActsSection />}
      </div>
    </Screen>
  )
}

function OwnPeople({ mayErase }: { readonly mayErase: boolean }) {
  const t = useMessages(privacyMessages)
  const { people, withdrawals, consents } = usePrivacy()
  const [shown, setShown] = useState<KnownPerson>()
  const erasure = useErasure()
  return (
    <>
      <section className={styles['part']}>
        <h2>{t.withdrawals}</h2>
        {people !== undefined && withdrawals.length === 0 && <p>{t.noWithdrawals}</p>}
        {withdrawals.length > 0 && (
          <List label={t.withdrawals}>
            {withdrawals.map((withdrawal) => (
              <WithdrawalRow
                key={withdrawal.consent.id}
                withdrawal={withdrawal}
                mayErase={mayErase}
                onShow={setShown}
              />
            ))}
          </List>
        )}
      </section>
      <section className={styles['part']}>
        <h2>{t.people}</h2>
        {people?.length === 0 && <p>{t.noPeople}</p>}
        {people !== undefined && people.length > 0 && (
          <List label={t.people}>
            {people.map((person) => (
              <Row
                key={person.id}
                title={person.name}
                detail={t.as[person.as]}
                {...(mayErase ? { onPress: () => setShown(person) } : {})}
              />
            ))}
          </List>
        )}
        {mayErase && <ConsentJournal consents={consents} />}
      </section>
      {erasure.problem !== undefined && <ProblemNotice urgent problem={erasure.problem} />}
      {shown !== undefined && (
        <HoldersDialog
          person={shown}
          onClose={() => setShown(undefined)}
          onForget={(paths) => {
            erasure.erase({ record: shown.id, paths: [...paths] })
            setShown(undefined)
          }}
        />
      )}
    </>
  )
}

function WithdrawalRow({
  withdrawal,
  mayErase,
  onShow,
}: {
  readonly withdrawal: OpenWithdrawal
  readonly mayErase: boolean
  readonly onShow: (person: KnownPerson) => void
}) {
  const t = useMessages(privacyMessages)
  const format = useFormat()
  const { consent, person, until, daysLeft } = withdrawal
  const isOpen = person?.isErased === false
  return (
    <Row
      title={person?.name ?? t.nobody}
      detail={
        <>
          <span className={styles['line']}>
            {t.withdrawn(format.shortDay(consent.fields.withdrawn ?? ''))}
          </span>
          {isOpen ? (
            <StatusBadge meaning={daysLeft < 0 ? 'needs' : 'waiting'}>
              {t.left(daysLeft, format.shortDay(until))}
            </StatusBadge>
          ) : (
            <StatusBadge meaning="received">{t.done}</StatusBadge>
          )}
        </>
      }
      actions={
        mayErase &&
        person !== undefined && (
          <>
            <Button onClick={() => onShow(person)}>{t.where}</Button>
            {isOpen && person.session !== null && (
              <ButtonLink href={reviewLink(person.session)}>{t.erase}</ButtonLink>
            )}
          </>
        )
      }
    />
  )
}
