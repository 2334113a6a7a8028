import { useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { Loss } from '../../binding/use-loss.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { TalkProblem } from '../../i18n/problem-messages.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainPage } from '../../ui/plain-page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import styles from './join-page.module.css'
import { ReadyPanel } from './ready-panel.tsx'
import { recoveryMessages } from './recovery-messages.ts'
import { problemIn } from './use-invitation.ts'

export interface RecoveryPageProps {
  /** undefined: the centre is being asked. */
  readonly loss: Loss | undefined
  readonly onAskAgain: () => void
  /** The person has pressed «Вернуть записи»: the page stays until `onStart`, though the device has joined by then. */
  readonly onBegin: () => void
  readonly onStart: () => void
}

/** The browser erased everything: what is safe, what may be lost, and the way back. */
export default function RecoveryPage({ loss, onAskAgain, onBegin, onStart }: RecoveryPageProps) {
  const t = useMessages(recoveryMessages)
  const { recover, state, problem } = useRecovery(onBegin)
  if (state === 'done') {
    return (
      <PlainPage>
        <ReadyPanel onStart={onStart} />
      </PlainPage>
    )
  }
  return (
    <PlainPage>
      <div className={styles['form']}>
        <h1>{t.title}</h1>
        <p>{t.why}</p>
        {loss === undefined ? (
          <output>{t.asking}</output>
        ) : (
          <>
            <Notice
              meaning={loss.unsent === undefined || loss.unsent > 0 ? 'waiting' : 'received'}
              title={t.safe}
              todo={lostWords(loss.unsent, t)}
            />
            {problem !== undefined && <ProblemNotice urgent problem={problem} />}
            <WayBack
              loss={loss}
              isBusy={state === 'busy'}
              onRecover={recover}
              onAskAgain={onAskAgain}
            />
          </>
        )}
      </div>
    </PlainPage>
  )
}

function WayBack({
  loss,
  isBusy,
  onRecover,
  onAskAgain,
}: {
  readonly loss: Loss
  readonly isBusy: boolean
  readonly onRecover: (deviceName: string) => void
  readonly onAskAgain: () => void
}) {
  const t = useMessages(recoveryMessages)
  const { predecessor, problem } = loss
  if (predecessor !== undefined) {
    const names = predecessor.persons.map(({ name }) => name || t.anonymous).join(', ')
    return (
      <>
        <p>
          {t.who}: <strong>{names}</strong>
        </p>
        <Button
          kind="primary"
          wide
          disabled={isBusy}
          onClick={() => onRecover(predecessor.device.name)}
        >
          {isBusy ? t.recovering : t.recover}
        </Button>
      </>
    )
  }
  if (problem !== undefined) {
    return (
      <ProblemNotice problem={problem} actions={<Button onClick={onAskAgain}>{t.again}</Button>} />
    )
  }
  return <Notice title={t.invitation} />
}

function useRecovery(onBegin: () => void) {
  const device = useDevice()
  const [state, setState] = useState<'told' | 'busy' | 'done'>('told')
  const [problem, setProblem] = useState<TalkProblem>()
  const recover = (deviceName: string) => {
    onBegin()
    setState('busy')
    setProblem(undefined)
    void device.succeed(deviceName).then(
      () => setState('done'),
      (error: unknown) => {
        setProblem(problemIn(error))
        setState('told')
      },
    )
  }
  return { recover, state, problem }
}

function lostWords(unsent: number | undefined, t: (typeof recoveryMessages)['ru']): string {
  if (unsent === undefined) return t.maybeLost
  return unsent === 0 ? t.nothingLost : t.lost(unsent)
}
