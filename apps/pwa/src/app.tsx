import { lazy, Suspense, useEffect } from 'react'
import { Route, Switch } from 'wouter'
import { useMessages } from './i18n/messages.ts'
import { shellMessages } from './i18n/shell-messages.ts'
import { ButtonLink } from './ui/button.tsx'
import { EmptyState } from './ui/empty-state.tsx'
import { FailureBoundary } from './ui/failure-boundary.tsx'
import { Notice } from './ui/notice.tsx'
import { PlainPage } from './ui/plain-page.tsx'
import { UpdateBar } from './update/update-bar.tsx'

export function App() {
  const t = useMessages(shellMessages)
  useEffect(() => {
    document.title = t.appName
  }, [t])
  if (!window.isSecureContext) return <InsecurePage />
  return (
    <FailureBoundary>
      <Suspense fallback={<p className="opening">{t.loading}…</p>}>
        <Switch>
          <Route path="/dev/ui" component={UiPage} />
          <Route component={MissingPage} />
        </Switch>
      </Suspense>
      <UpdateBar />
    </FailureBoundary>
  )
}

const UiPage = lazy(() => import('./dev/ui-page.tsx'))

function MissingPage() {
  const t = useMessages(shellMessages).missing
  return (
    <PlainPage>
      <EmptyState
        title={t.title}
        actions={
          <ButtonLink kind="primary" href="/">
            {t.home}
          </ButtonLink>
        }
      >
        {t.text}
      </EmptyState>
    </PlainPage>
  )
}

/** Plain http:// has neither a service worker nor the keys that protect names. */
function InsecurePage() {
  const t = useMessages(shellMessages).insecure
  return (
    <PlainPage>
      <Notice title={t.title} safe={t.safe} todo={t.todo} />
    </PlainPage>
  )
}
