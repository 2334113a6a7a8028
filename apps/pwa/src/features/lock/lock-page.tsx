import { useState } from 'react'
import { Screen } from '../../binding/screen.tsx'
import { UnderLock } from '../../binding/under-lock.tsx'
import { useLock } from '../../binding/use-lock.ts'
import { useMe } from '../../binding/use-me.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ForgottenPart } from './forgotten-part.tsx'
import parts from '../../ui/part.module.css'
import styles from './lock-page.module.css'
import { lockPageMessages } from './messages.ts'
import { NewLock } from './new-lock.tsx'
import { OpenLock } from './open-lock.tsx'

/** The device's own lock: setting it, changing it, opening it, and what it cannot do. */
export default function LockPage() {
  const t = useMessages(lockPageMessages)
  const { state } = useLock()
  const { identity } = useMe()
  const [news, setNews] = useState<string>()
  const isShared = (identity?.me.persons.length ?? 1) > 1
  return (
    <Screen current={routes.sending}>
      <PageHeader title={t.title} lead={t.lead} />
      <div className={styles['page']}>
        {news !== undefined && state === 'open' && (
          <Notice urgent meaning="received" title={news} />
        )}
        {state === 'none' && (
          <>
            <Notice
              meaning={isShared ? 'needs' : 'idle'}
              title={t.none}
              todo={isShared ? t.noneShared : t.noneAlone}
            />
            <NewLock onSet={() => setNews(t.wasSet)} />
          </>
        )}
        {state === 'open' && <OpenLock onChanged={() => setNews(t.wasChanged)} />}
        {state === 'closed' && (
          <>
            <UnderLock />
            <ForgottenPart onRecovered={() => setNews(t.wasChanged)} />
          </>
        )}
        <Limits />
      </div>
    </Screen>
  )
}

function Limits() {
  const t = useMessages(lockPageMessages)
  return (
    <section className={parts['part']}>
      <h2>{t.canTitle}</h2>
      <ul className={styles['limits']}>
        <li>{t.can}</li>
        <li>{t.cannotPin}</li>
        <li>{t.cannotOpen}</li>
        <li>{t.one}</li>
        <li>{t.lost}</li>
      </ul>
    </section>
  )
}
