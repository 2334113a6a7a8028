import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { Route, Switch } from 'wouter'
import { DeviceProvider } from './binding/device-context.tsx'
import { LockGate } from './binding/lock-gate.tsx'
import { PersonProvider } from './binding/person-context.tsx'
import { useMessages } from './i18n/messages.ts'
import { shellMessages } from './i18n/shell-messages.ts'
import { routes, sessionLink } from './routes.ts'
import { StartPage } from './start-page.tsx'
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
          <Route>
            <Surroundings>
              <Switch>
                <Route path={routes.start} component={StartPage} />
                <Route path={routes.forum} component={ForumPage} />
                <Route path={routes.venue} component={VenuePage} />
                <Route path={routes.prepare} component={PreparePage} />
                <Route path={routes.session} component={SessionPage} />
                <Route path={routes.sessionPart} component={SessionPage} />
                <Route path={routes.hall} component={HallPage} />
                <Route path={routes.sending} component={SendingPage} />
                <Route path={routes.municipality} component={MunicipalityPage} />
                <Route path={routes.municipalityCard} component={CardPage} />
                <Route path={routes.municipalityReport} component={ReportPage} />
                <Route path={routes.municipalityPortfolio} component={PortfolioPage} />
                <Route path={routes.review} component={ReviewPage} />
                <Route path={routes.invitations} component={InvitationsPage} />
                <Route path={routes.devices} component={DevicesPage} />
                <Route path={routes.privacy} component={PrivacyPage} />
                <Route path={routes.signIn} component={SignInPage} />
                <Route path={routes.lock} component={LockPage} />
                <Route path={routes.unlock} component={UnlockPage} />
                <Route path={routes.admin} component={AdminPage} />
                <Route path={routes.region} component={BoardPage} />
                <Route path={routes.regionMunicipality} component={TerritoryPage} />
                <Route path={routes.regionAnswers} component={AnswersPage} />
                <Route path={routes.regionAnswer} component={AnswerPage} />
                <Route path={routes.regionThemes} component={ThemesPage} />
                <Route path={routes.regionReading} component={ReadingPage} />
                <Route path={routes.regionThemeTables} component={ThemeTablesPage} />
                <Route path={routes.regionDigest} component={DigestPage} />
                <Route path={routes.regionTheme} component={ThemePage} />
                <Route path={routes.regionNumbers} component={NumbersPage} />
                <Route path={routes.regionInitiatives} component={RegisterPage} />
                <Route path={routes.regionReports} component={ReportsPage} />
                <Route path={routes.regionReport} component={SentReportPage} />
                <Route path={routes.regionSummary} component={SummaryPage} />
                <Route path={routes.regionComparison} component={ComparisonPage} />
                <Route path={routes.regionReconciliation} component={ReconciliationPage} />
                <Route component={MissingPage} />
              </Switch>
            </Surroundings>
          </Route>
        </Switch>
      </Suspense>
      <UpdateBar />
    </FailureBoundary>
  )
}

function Surroundings({ children }: { readonly children: ReactNode }) {
  return (
    <DeviceProvider>
      <PersonProvider>
        <LockGate>{children}</LockGate>
      </PersonProvider>
    </DeviceProvider>
  )
}

const UiPage = lazy(() => import('./dev/ui-page.tsx'))
const ForumPage = lazy(() => import('./features/forum/forum-page.tsx'))
const VenuePage = lazy(() => import('./features/venue/venue-page.tsx'))
const PreparePage = lazy(() => import('./features/prepare/prepare-page.tsx'))
const sessionPage = () => import('./features/session/session-page.tsx')
const SessionPage = lazy(sessionPage)
// On an evening every second counts: the page comes while the database is opened, and not after it.
if (location.pathname.startsWith(sessionLink(''))) void sessionPage().catch(() => undefined)
const HallPage = lazy(() => import('./features/hall/hall-page.tsx'))
const MunicipalityPage = lazy(() => import('./features/municipality/municipality-page.tsx'))
const CardPage = lazy(() => import('./features/card/card-page.tsx'))
const PortfolioPage = lazy(() => import('./features/portfolio/portfolio-page.tsx'))
const ReportPage = lazy(() => import('./features/report/report-page.tsx'))
const ReviewPage = lazy(() => import('./features/review/review-page.tsx'))
const BoardPage = lazy(() => import('./features/region/board-page.tsx'))
const TerritoryPage = lazy(() => import('./features/region/territory-page.tsx'))
const AnswersPage = lazy(() => import('./features/region/answers-page.tsx'))
const AnswerPage = lazy(() => import('./features/region/answer-page.tsx'))
const ThemesPage = lazy(() => import('./features/region/themes/themes-page.tsx'))
const ReadingPage = lazy(() => import('./features/region/themes/reading-page.tsx'))
const ThemeTablesPage = lazy(() => import('./features/region/themes/theme-tables-page.tsx'))
const DigestPage = lazy(() => import('./features/region/themes/digest-page.tsx'))
const ThemePage = lazy(() => import('./features/region/themes/theme-page.tsx'))
const NumbersPage = lazy(() => import('./features/region/numbers-page.tsx'))
const RegisterPage = lazy(() => import('./features/region/register-page.tsx'))
const ReportsPage = lazy(() => import('./features/region/reports-page.tsx'))
const SentReportPage = lazy(() => import('./features/region/sent-report-page.tsx'))
const SummaryPage = lazy(() => import('./features/region/summary-page.tsx'))
const ComparisonPage = lazy(() => import('./features/region/comparison-page.tsx'))
const ReconciliationPage = lazy(() => import('./features/region/reconciliation-page.tsx'))
const SendingPage = lazy(() => import('./features/sending/sending-page.tsx'))
const InvitationsPage = lazy(() => import('./features/invitations/invitations-page.tsx'))
const PrivacyPage = lazy(() => import('./features/privacy/privacy-page.tsx'))
const DevicesPage = lazy(() => import('./features/devices/devices-page.tsx'))
const SignInPage = lazy(() => import('./features/sign-in/sign-in-page.tsx'))
const UnlockPage = lazy(() => import('./features/unlock/unlock-page.tsx'))
const LockPage = lazy(() => import('./features/lock/lock-page.tsx'))
const AdminPage = lazy(() => import('./features/admin/admin-page.tsx'))

function MissingPage() {
  const t = useMessages(shellMessages).missing
  return (
    <PlainPage>
      <EmptyState
        wholePage
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
