import { lazy, useState, useSyncExternalStore } from 'react'
import { Redirect } from 'wouter'
import { placeOf } from './binding/screen.tsx'
import { useLoss } from './binding/use-loss.ts'
import { useMe } from './binding/use-me.ts'
import { invitationCodeIn, routes } from './routes.ts'

/**
 * The address `/`. An invitation in the fragment comes first, also on a device that has joined before: it
 * brings another role or person. Where the browser erased everything, the way back is shown. Otherwise everybody is
 * led to the place where they work.
 */
export function StartPage() {
  const { identity, again } = useMe()
  const hash = useHash()
  const code = invitationCodeIn(hash)
  const [isRecovering, setRecovering] = useState(false)
  const { loss, again: askAgain } = useLoss(identity === null && code === undefined)
  if (code !== undefined) {
    const leave = () => {
      forgetInvitation()
      again()
    }
    return <JoinPage key={code} code={code} onLeave={leave} />
  }
  if (identity === undefined) return null
  if (isRecovering || (identity === null && loss !== null)) {
    return (
      <RecoveryPage
        loss={loss ?? undefined}
        onAskAgain={askAgain}
        onBegin={() => setRecovering(true)}
        onStart={() => setRecovering(false)}
      />
    )
  }
  if (identity === null) return <WelcomePage />
  const [first, second] = identity.grants
  if (first !== undefined && second === undefined) return <Redirect href={placeOf(first)} replace />
  return <PlacesPage identity={identity} />
}

const JoinPage = lazy(() => import('./features/join/join-page.tsx'))
const RecoveryPage = lazy(() => import('./features/join/recovery-page.tsx'))
const WelcomePage = lazy(() => import('./features/welcome/welcome-page.tsx'))
const PlacesPage = lazy(() => import('./features/welcome/places-page.tsx'))

function useHash(): string {
  return useSyncExternalStore(subscribe, () => location.hash)
}

function subscribe(notify: () => void): () => void {
  addEventListener('hashchange', notify)
  return () => removeEventListener('hashchange', notify)
}

/** The code leaves the address, so that it is neither copied on nor found in the history. */
function forgetInvitation(): void {
  history.replaceState(history.state, '', routes.start)
  dispatchEvent(new Event('hashchange'))
}
