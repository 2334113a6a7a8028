import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { problemMessages, type TalkProblem } from '../i18n/problem-messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import { routes } from '../routes.ts'
import { ButtonLink } from './button.tsx'
import { Notice } from './notice.tsx'

export interface ProblemNoticeProps {
  readonly problem: TalkProblem
  readonly actions?: ReactNode
  readonly urgent?: boolean
}

/** Why a talk with the centre came to nothing: what happened, what is safe, what to do. */
export function ProblemNotice({ problem, actions, urgent = false }: ProblemNoticeProps) {
  const t = useMessages(problemMessages)[problem]
  // No line is the usual weather of a village, not a fault that needs somebody.
  const meaning = problem === 'unreachable' ? 'waiting' : 'needs'
  return (
    <Notice
      meaning={meaning}
      urgent={urgent}
      title={t.title}
      safe={t.safe}
      todo={t.todo}
      actions={actions ?? (problem === 'sign-in-needed' && <SignInLink />)}
    />
  )
}

function SignInLink() {
  const t = useMessages(shellMessages)
  return (
    <ButtonLink kind="primary" href={routes.signIn}>
      {t.signIn}
    </ButtonLink>
  )
}
