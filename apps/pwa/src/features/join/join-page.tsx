import { useState } from 'react'
import { useMe } from '../../binding/use-me.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { PlainPage } from '../../ui/plain-page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { isBuiltInBrowser } from './built-in-browser.ts'
import { BuiltInPage } from './built-in-page.tsx'
import styles from './join-page.module.css'
import { JoinForm } from './join-form.tsx'
import { joinMessages } from './messages.ts'
import { ReadyPanel } from './ready-panel.tsx'
import { useInvitation } from './use-invitation.ts'

export interface JoinPageProps {
  readonly code: string
  /** Called when the invitation is of no more use here: redeemed, or the person turned away. */
  readonly onLeave: () => void
}

/** What an invitation is for, without using it up; the press of the person redeems it. */
export default function JoinPage(props: JoinPageProps) {
  const [isWarned, setWarned] = useState(isBuiltInBrowser(navigator.userAgent))
  return isWarned ? <BuiltInPage onStay={() => setWarned(false)} /> : <Invitation {...props} />
}

function Invitation({ code, onLeave }: JoinPageProps) {
  const t = useMessages(joinMessages)
  const { state, lookAgain, redeem } = useInvitation(code)
  const { identity } = useMe()
  const isKnown = identity !== undefined && identity !== null
  return (
    <PlainPage>
      <div className={styles['page']}>
        {state.stage === 'looking' && <output>{t.looking}</output>}
        {state.stage === 'failed' && (
          <>
            <h1>{t.over}</h1>
            <ProblemNotice
              urgent
              problem={state.problem}
              actions={
                <>
                  <Button kind="primary" onClick={lookAgain}>
                    {t.again}
                  </Button>
                  <Button onClick={onLeave}>{isKnown ? t.skip : t.other}</Button>
                </>
              }
            />
            {state.problem === 'unreachable' && <p className={styles['soft']}>{t.needsLine}</p>}
          </>
        )}
        {state.stage === 'offered' && (
          <JoinForm
            preview={state.preview}
            isJoining={state.isJoining}
            problem={state.problem}
            persons={isKnown ? identity.me.persons : undefined}
            onJoin={redeem}
            onLeave={onLeave}
          />
        )}
        {state.stage === 'joined' && <ReadyPanel onStart={onLeave} />}
      </div>
    </PlainPage>
  )
}
