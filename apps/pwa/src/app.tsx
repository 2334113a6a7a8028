import { Route, Switch } from 'wouter'
import { shellMessages } from './i18n/shell-messages.ts'
import { useMessages } from './i18n/messages.ts'

export function App() {
  const t = useMessages(shellMessages)
  return (
    <Switch>
      <Route>
        <h1>{t.appName}</h1>
      </Route>
    </Switch>
  )
}
