import { isStaff } from '@living-libraries/model/sign-in'
import { OfflineNotice } from '../../binding/offline-notice.tsx'
import { StorageHealth } from '../../binding/storage-health.tsx'
import { useMe } from '../../binding/use-me.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import styles from './join-page.module.css'
import { joinMessages } from './messages.ts'
import { useFirstExchange } from './use-first-exchange.ts'

/** After «Подключить»: everything comes onto the device, and the browser is asked to keep it. */
export function ReadyPanel({ onStart }: { readonly onStart: () => void }) {
  const t = useMessages(joinMessages)
  const { identity } = useMe()
  const isGuest = identity?.grants.every(({ role }) => role === 'guest') ?? false
  const { received, isDone, problem, again } = useFirstExchange()
  return (
    <div className={styles['form']}>
      <h1>{t.readyTitle}</h1>
      {problem !== undefined ? (
        <ProblemNotice
          urgent
          problem={problem}
          actions={<Button onClick={again}>{t.again}</Button>}
        />
      ) : (
        <output>
          {isDone ? (
            <Notice meaning="received" title={t.firstDone(received)} />
          ) : (
            <Notice
              meaning="active"
              title={t.firstTitle}
              todo={received === 0 ? t.receivingStart : t.receiving(received)}
            />
          )}
        </output>
      )}
      <OfflineNotice />
      <StorageHealth ask />
      {identity && isStaff(identity.grants) && (
        <Notice
          meaning="waiting"
          title={t.staffTitle}
          todo={t.staffTodo}
          actions={<ButtonLink href={routes.signIn}>{t.staffSignIn}</ButtonLink>}
        />
      )}
      <Button kind="primary" wide disabled={!isDone} onClick={onStart}>
        {isGuest ? t.guestStart : t.start}
      </Button>
    </div>
  )
}
