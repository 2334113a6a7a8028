import { useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { PhotosUnsent } from '../../binding/photos/photos-unsent.tsx'
import { Screen } from '../../binding/screen.tsx'
import { TroubleNotice } from '../../binding/storage-trouble.tsx'
import { useDeviceStatus } from '../../binding/use-device-status.ts'
import { UnderLock } from '../../binding/under-lock.tsx'
import { useLock } from '../../binding/use-lock.ts'
import { useMe } from '../../binding/use-me.ts'
import { useNow } from '../../binding/use-now.ts'
import type { DeviceStatus } from '../../device/device-status.ts'
import { useFormat } from '../../i18n/format.ts'
import { lockMessages } from '../../i18n/lock-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { DeviceSection } from './device-section.tsx'
import { sendingMessages } from './messages.ts'
import { RefusedSection } from './refused-section.tsx'
import styles from './sending-page.module.css'
import { SupportSection } from './support-section.tsx'
import { TransferSection } from './transfer-section.tsx'
import { useRefused } from './use-refused.ts'
import { type UnsentKind, unsentKinds, useUnsentKinds } from './use-unsent-kinds.ts'

/** The whole truth behind the one line: what is only here, what the centre has, what is going on. */
export default function SendingPage() {
  const t = useMessages(sendingMessages)
  const { identity, again } = useMe()
  const status = useDeviceStatus()
  const refused = useRefused()
  const isClosed = useLock().state === 'closed'
  if (!identity || status === undefined) {
    // A database that was taken away tells nothing but why.
    const trouble = status?.trouble
    return (
      <Screen current={routes.sending}>
        {trouble === undefined ? null : <TroubleNotice trouble={trouble} />}
      </Screen>
    )
  }
  return (
    <Screen current={routes.sending}>
      <PageHeader title={t.title} />
      <div className={styles['page']}>
        {status.trouble !== undefined && <TroubleNotice trouble={status.trouble} />}
        {isClosed && status.refusedChanges > 0 && <UnderLock />}
        {!isClosed && <RefusedSection refused={refused} identity={identity} />}
        <OnDevice status={status} />
        <AtCentre status={status} />
        <Going status={status} />
        {!isClosed && (
          <TransferSection
            identity={identity}
            unsent={status.unsentRecords + status.unsentPictures.photos}
          />
        )}
        <DeviceSection identity={identity} unsent={status.unsentRecords} onSwitch={again} />
        <SupportSection status={status} />
      </div>
    </Screen>
  )
}

interface PartProps {
  readonly status: DeviceStatus
}

function OnDevice({ status }: PartProps) {
  const t = useMessages(sendingMessages)
  const lock = useMessages(lockMessages)
  const counts = useUnsentKinds()
  const kinds: readonly UnsentKind[] = [...unsentKinds, 'other']
  const parts = kinds.flatMap((kind) => {
    const count = counts?.get(kind) ?? 0
    return count === 0 ? [] : [t.kinds[kind](count)]
  })
  const allThere = status.refusedChanges > 0 ? t.nothingElse : t.nothing
  const nothingUnsent = status.receivedAt === undefined ? t.empty : allThere
  return (
    <section className={styles['part']}>
      <h2>{t.onDevice}</h2>
      {status.unsentRecords === 0 ? (
        <p>{nothingUnsent}</p>
      ) : (
        <Notice meaning="waiting" title={parts.join(', ')} todo={t.onDeviceText} />
      )}
      {status.recordsUnderLock > 0 && (
        <Notice
          meaning="waiting"
          title={lock.waiting(status.recordsUnderLock)}
          todo={lock.waitingText}
        />
      )}
      <PhotosUnsent unsent={status.unsentPictures} />
    </section>
  )
}

function AtCentre({ status }: PartProps) {
  const t = useMessages(sendingMessages)
  const format = useFormat()
  const now = useNow()
  return (
    <section className={styles['part']}>
      <h2>{t.confirmed}</h2>
      <p>
        {status.receivedAt === undefined
          ? t.confirmedNever
          : t.confirmedAt(format.when(status.receivedAt, now))}
      </p>
    </section>
  )
}

function Going({ status }: PartProps) {
  const t = useMessages(sendingMessages)
  const device = useDevice()
  const [isAsked, setAsked] = useState(false)
  const send = () => {
    setAsked(true)
    // What went wrong stands in the status, with its sentence.
    void device
      .syncOnce()
      .catch(() => undefined)
      .finally(() => setAsked(false))
  }
  return (
    <section className={styles['part']}>
      <h2>{t.now}</h2>
      <Phase status={status} />
      <div>
        <Button kind="primary" icon="send" disabled={isAsked} onClick={send}>
          {isAsked ? t.sendingNow : t.sendNow}
        </Button>
      </div>
    </section>
  )
}

function Phase({ status }: PartProps) {
  const t = useMessages(sendingMessages)
  const { phase, problem, secondsLeft, unsentRecords } = status
  const title = (going: 'sending' | 'receiving') => {
    const left = going === 'sending' ? unsentRecords : (status.recordsLeft ?? 0)
    return left === 0 ? t.phases[going] : t.remaining(t.phases[going], left, secondsLeft)
  }
  switch (phase) {
    case 'waiting':
    case 'stopped':
      return <ProblemNotice problem={problem ?? 'internal'} />
    case 'off':
      return <Notice meaning="idle" title={t.phases.off} />
    case 'idle':
      return <Notice meaning="received" title={t.phases.idle} />
    case 'sending':
    case 'receiving':
      return <Notice meaning="active" title={title(phase)} />
  }
}
