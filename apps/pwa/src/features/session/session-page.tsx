import { lazy, Suspense } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { Screen } from '../../binding/screen.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { UnderLock } from '../../binding/under-lock.tsx'
import { useLock } from '../../binding/use-lock.ts'
import { type SessionView, useSession } from '../../binding/use-session.ts'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useMessages } from '../../i18n/messages.ts'
import { routes, type SessionPart } from '../../routes.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AboutPart } from './about-part.tsx'
import { AnswersPart } from './answers-part.tsx'
import { frameMessages } from './frame-messages.ts'
import { ParticipantsPart } from './participants-part.tsx'
import { SessionFrame } from './session-frame.tsx'
import { sessionPartOf } from './session-places.ts'
import { SubmitPart } from './submit-part.tsx'

export interface SessionPageProps {
  readonly params: { readonly session: string; readonly part?: string }
}

export default function SessionPage({ params }: SessionPageProps) {
  const view = useSession(params.session)
  const forum = useForum()
  const isOpen = useLock().state !== 'closed'
  if (view === undefined || forum === undefined) return <Screen current="">{null}</Screen>
  if (view === null) return <MissingSession />
  if (view.session.deleted) return <DeletedSession id={view.session.id} />
  const part = sessionPartOf(params.part)
  return (
    <SessionFrame view={view} part={part}>
      {/* The frame stays where it is while a part is fetched. */}
      <Suspense fallback={null}>
        {isOpen || freeParts.has(part) ? (
          <PartContent view={view} pack={forum.pack} part={part} />
        ) : (
          <UnderLock />
        )}
      </Suspense>
    </SessionFrame>
  )
}

/** What goes on under a closed lock: nothing of it speaks of people, or only behind a lock of its own. */
const freeParts: ReadonlySet<SessionPart> = new Set([
  'answers',
  'participants',
  'sheets',
  'elements',
  'evening',
  'about',
])

function PartContent({
  view,
  pack,
  part,
}: {
  readonly view: SessionView
  readonly pack: ForumPack
  readonly part: SessionPart
}) {
  switch (part) {
    case 'answers':
      return <AnswersPart view={view} pack={pack} />
    case 'participants':
      return <ParticipantsPart view={view} pack={pack} />
    case 'sheets':
      return <SheetsPart view={view} pack={pack} />
    case 'elements':
      return <CodePart view={view} pack={pack} />
    case 'initiatives':
      return <InitiativesPart view={view} pack={pack} />
    case 'delegates':
      return <DelegatesPart view={view} pack={pack} />
    case 'protocol':
      return <ProtocolPart view={view} pack={pack} />
    case 'spreadsheet':
      return <SpreadsheetPart view={view} pack={pack} />
    case 'evening':
      return <EveningPart view={view} pack={pack} />
    case 'about':
      return <AboutPart view={view} pack={pack} />
    case 'submit':
      return <SubmitPart view={view} pack={pack} />
  }
}

const SheetsPart = lazy(() => import('./sheets/sheets-part.tsx'))
const ProtocolPart = lazy(() => import('./protocol/protocol-part.tsx'))
const SpreadsheetPart = lazy(() => import('./spreadsheet/spreadsheet-part.tsx'))
const EveningPart = lazy(() => import('./evening/evening-part.tsx'))
const CodePart = lazy(() => import('./code/code-part.tsx'))
const InitiativesPart = lazy(() => import('./initiatives/initiatives-part.tsx'))
const DelegatesPart = lazy(() => import('./delegates/delegates-part.tsx'))

function MissingSession() {
  const t = useMessages(frameMessages)
  return (
    <Screen current="">
      <EmptyState
        wholePage
        title={t.missing}
        actions={<ButtonLink href={routes.start}>{t.home}</ButtonLink>}
      >
        {t.missingText}
      </EmptyState>
    </Screen>
  )
}

function DeletedSession({ id }: { readonly id: string }) {
  const t = useMessages(frameMessages)
  const device = useDevice()
  return (
    <Screen current="">
      <EmptyState
        wholePage
        title={t.deleted}
        actions={
          <>
            <Button kind="primary" icon="undo" onClick={() => void device.restore(id)}>
              {t.restore}
            </Button>
            <ButtonLink href={routes.start}>{t.home}</ButtonLink>
          </>
        }
      />
    </Screen>
  )
}
