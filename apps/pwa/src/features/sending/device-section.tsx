import { isStaff } from '@living-libraries/model/sign-in'
import { useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { PersonList } from '../../binding/person-list.tsx'
import { StorageHealth } from '../../binding/storage-health.tsx'
import { useLock } from '../../binding/use-lock.ts'
import type { Identity } from '../../binding/use-me.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { TalkProblem } from '../../i18n/problem-messages.ts'
import { routes } from '../../routes.ts'
import { CentreProblem } from '../../sync/centre.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { sendingMessages } from './messages.ts'
import styles from './sending-page.module.css'

export interface DeviceSectionProps {
  readonly identity: Identity
  readonly unsent: number
  /** Who works here was changed. */
  readonly onSwitch: () => void
}

/** The device as the centre knows it: its name, its people, and the way out. */
export function DeviceSection({ identity, unsent, onSwitch }: DeviceSectionProps) {
  const t = useMessages(sendingMessages)
  const { me } = identity
  const lock = useLock()
  return (
    <section className={styles['part']}>
      <h2>{t.device}</h2>
      <p>
        {t.deviceName}: <strong>{me.device.name}</strong>
      </p>
      <StorageHealth />
      <h3>{t.lock}</h3>
      <p>{t.lockStates[lock.state]}</p>
      {lock.state === 'none' && me.persons.length > 1 && <Notice title={t.lockShared} />}
      <div>
        <ButtonLink href={routes.lock} icon="lock">
          {lock.state === 'none' ? t.lockSet : t.lockOpen}
        </ButtonLink>
      </div>
      {lock.state !== 'closed' && (
        <>
          <h3>{t.persons}</h3>
          <PersonList identity={identity} onSwitched={onSwitch} />
        </>
      )}
      {isStaff(identity.grants) && (
        <div>
          <ButtonLink href={routes.signIn}>{t.signIn}</ButtonLink>
        </div>
      )}
      <Leaving unsent={unsent} />
    </section>
  )
}

function Leaving({ unsent }: { readonly unsent: number }) {
  const t = useMessages(sendingMessages)
  const device = useDevice()
  const [isAsking, setAsking] = useState(false)
  const [hasLeft, setLeft] = useState(false)
  const [problem, setProblem] = useState<TalkProblem>()
  if (hasLeft) return <Notice urgent meaning="idle" title={t.left} todo={t.leftText} />

  async function leave(): Promise<void> {
    try {
      await device.leave()
      device.stopSync()
      setLeft(true)
    } catch (error) {
      if (!(error instanceof CentreProblem)) throw error
      setProblem(error.problem)
    }
  }

  return (
    <>
      <div>
        <Button onClick={() => setAsking(true)}>{t.leave}</Button>
      </div>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t.leaveTitle}
        actions={
          <>
            <Button kind="primary" onClick={() => setAsking(false)}>
              {t.stay}
            </Button>
            <Button kind="danger" onClick={() => void leave()}>
              {t.leaveNow}
            </Button>
          </>
        }
      >
        {unsent > 0 && <Notice title={t.leaveUnsent(unsent)} />}
        <p>{t.leaveText}</p>
        {problem !== undefined && <ProblemNotice urgent problem={problem} />}
      </Dialog>
    </>
  )
}
