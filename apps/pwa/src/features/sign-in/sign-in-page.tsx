import { passwordSchema, type StaffSignIn } from '@living-libraries/model/sign-in'
import * as v from 'valibot'
import { Screen } from '../../binding/screen.tsx'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { signInMessages } from './messages.ts'
import { PasswordForm } from './password-form.tsx'
import parts from '../../ui/part.module.css'
import styles from './sign-in-page.module.css'
import { type SignIn, useSignIn } from './use-sign-in.ts'

/** Staff sign in for a day, and choose with what. */
export default function SignInPage() {
  const t = useMessages(signInMessages)
  const signIn = useSignIn()
  const { persons, listProblem, listAgain } = signIn
  return (
    <Screen current={routes.signIn}>
      <PageHeader title={t.title} lead={t.lead} />
      <div className={styles['page']}>
        {listProblem !== undefined && (
          <ProblemNotice
            problem={listProblem}
            actions={<Button onClick={listAgain}>{t.again}</Button>}
          />
        )}
        {persons === undefined && listProblem === undefined && <output>{t.asking}</output>}
        {persons?.length === 0 && <Notice meaning="received" title={t.nobody} />}
        <Outcome signIn={signIn} />
        {persons?.map((person) =>
          person.until === null ? (
            <SignedOut key={person.id} person={person} signIn={signIn} />
          ) : (
            <SignedIn key={person.id} person={person} until={person.until} signIn={signIn} />
          ),
        )}
      </div>
    </Screen>
  )
}

function Outcome({ signIn: { failure, done } }: { readonly signIn: SignIn }) {
  const t = useMessages(signInMessages)
  if (failure === 'passkey')
    return <Notice urgent title={t.passkeyFailed} todo={t.passkeyFailedTodo} />
  if (failure !== undefined) return <ProblemNotice urgent problem={failure} actions={null} />
  if (done === undefined) return null
  return (
    <Notice urgent meaning="received" title={done === 'passkey' ? t.passkeyMade : t.passwordSet} />
  )
}

interface PartProps {
  readonly person: StaffSignIn
  readonly signIn: SignIn
}

function SignedOut({ person, signIn }: PartProps) {
  const t = useMessages(signInMessages)
  const { id, name, hasPassword, passkeys } = person
  const canUsePasskey = passkeys > 0 && signIn.hasPasskeys
  return (
    <section className={parts['part']}>
      <h2>{name || t.anonymous}</h2>
      <Notice
        meaning="waiting"
        title={passkeys > 0 || hasPassword ? t.over : t.lost}
        todo={passkeys > 0 || hasPassword ? undefined : t.lostTodo}
      />
      {canUsePasskey && (
        <div>
          <Button
            kind="primary"
            disabled={signIn.isBusy}
            onClick={() => signIn.signInByPasskey(id)}
          >
            {t.usePasskey}
          </Button>
        </div>
      )}
      {hasPassword && (
        <PasswordForm
          label={t.password}
          button={t.signIn}
          isNew={false}
          isBusy={signIn.isBusy}
          faultOf={(password) => (password === '' ? t.passwordEmpty : undefined)}
          onSubmit={(password) => signIn.signInByPassword(id, password)}
        />
      )}
    </section>
  )
}

function SignedIn({ person, until, signIn }: PartProps & { readonly until: number }) {
  const t = useMessages(signInMessages)
  const format = useFormat()
  const now = useNow()
  const { id, name, hasPassword, passkeys } = person
  return (
    <section className={parts['part']}>
      <h2>{name || t.anonymous}</h2>
      <Notice meaning="received" title={t.until(format.when(until, now))} />
      {!hasPassword && passkeys === 0 && (
        <Notice meaning="waiting" title={t.noMeans} todo={t.noMeansTodo} />
      )}
      {signIn.hasPasskeys && (
        <>
          <h3>{t.passkeys(passkeys)}</h3>
          <p>{t.passkeyText}</p>
          <div>
            <Button disabled={signIn.isBusy} onClick={() => signIn.addPasskey(id)}>
              {t.addPasskey}
            </Button>
          </div>
        </>
      )}
      <h3>{t.password}</h3>
      <PasswordForm
        label={t.newPassword}
        hint={t.passwordHint}
        button={hasPassword ? t.changePassword : t.setPassword}
        isNew
        isBusy={signIn.isBusy}
        faultOf={(password) => (v.is(passwordSchema, password) ? undefined : t.passwordWeak)}
        onSubmit={(password) => signIn.setPassword(id, password)}
      />
    </section>
  )
}
