import { lazy, useSyncExternalStore } from 'react'
import { Redirect } from 'wouter'
import { placeOf } from './binding/screen.tsx'
import { useMe } from './binding/use-me.ts'
import { invitationCodeIn, routes } from './routes.ts'

/**
 * The address `/`. An invitation in the fragment comes first, also on a device that has joined before: it
 * brings another role or person. Otherwise everybody is led to the place where they work.
 */
export function StartPage() {
  const { identity, again } = useMe()
  const hash = useHash()
  const code = invitationCodeIn(hash)
  if (code !== undefined) {
    const leave = () => {
      forgetInvitation()
      again()
    }
    return <JoinPage key={code} code={code} onLeave={leave} />
  }
  if (identity === undefined) return null
  if (identity === null) return <WelcomePage />
  const [first, second] = identity.grants
  if (first !== undefined && second === undefined) return <Redirect href={placeOf(first)} replace />
  return <PlacesPage identity={identity} />
}

const JoinPage = lazy(() => import('./features/join/join-page.tsx'))
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
