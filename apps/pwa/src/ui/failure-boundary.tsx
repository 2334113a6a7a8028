import { Component, type ReactNode } from 'react'
import { messagesIn } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

interface State {
  readonly failure: string | null
}

/** A screen that breaks says so and what is safe; the rest of the app goes on. */
export class FailureBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failure: null }

  static getDerivedStateFromError(error: unknown): State {
    return { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === null) return this.props.children
    const t = messagesIn(shellMessages).failure
    return (
      <Notice
        urgent
        title={t.title}
        safe={t.safe}
        todo={t.todo}
        actions={
          <>
            {/* A new version may have replaced the pieces of this one: only a reload finds them. */}
            <Button kind="primary" onClick={() => location.reload()}>
              {t.again}
            </Button>
            <code>{failure}</code>
          </>
        }
      />
    )
  }
}
