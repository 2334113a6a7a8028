import type { FrozenReport } from '@living-libraries/model/frozen-report'
import { type RegisteredInitiative, resultsSchema } from '@living-libraries/model/overview-results'
import { type ReactNode, useMemo, useState } from 'react'
import { useForum } from '../../binding/use-forum.ts'
import { useOverview } from '../../binding/use-overview.ts'
import type { Block } from '../../documents/official-document.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DecisionBadge, InitiativeReview } from './initiative-review.tsx'
import { initiativeReviewMessages } from './initiative-review-messages.ts'
import { InitiativeWords } from './initiative-words.tsx'
import { initiativesOfReport } from './initiatives-of-report.ts'

export interface ReportInitiatives {
  /** Beside the heading of an initiative in the report: where it stands, and the way to decide about it. */
  readonly way: (block: Block) => ReactNode
  readonly dialog: ReactNode
}

/** Initiatives are decided about one by one, also while their report waits or was decided. */
export function useReportInitiatives(frozen: FrozenReport): ReportInitiatives {
  const t = useMessages(initiativeReviewMessages)
  const forum = useForum()
  const [opened, setOpened] = useState<string>()
  const reading = useOverview('/api/overview/results', resultsSchema, 'whole')
  const register = reading.body?.initiatives
  const byHeading = useMemo(() => initiativesOfReport(frozen, register ?? []), [frozen, register])
  const shown = register?.find(({ id }) => id === opened)
  return {
    way: (block) => {
      const own = block.type === 'heading' ? byHeading.get(block.text) : undefined
      return own && <Way initiative={own} onOpen={() => setOpened(own.id)} />
    },
    dialog: (
      <Dialog
        open={shown !== undefined}
        title={shown?.title ?? t.dialog}
        onClose={() => setOpened(undefined)}
      >
        {shown && forum && (
          <>
            <InitiativeWords initiative={shown} forum={forum} isWhole />
            <InitiativeReview initiative={shown} onDecided={reading.again} />
          </>
        )}
      </Dialog>
    ),
  }
}

function Way({
  initiative,
  onOpen,
}: {
  readonly initiative: RegisteredInitiative
  readonly onOpen: () => void
}) {
  const t = useMessages(initiativeReviewMessages)
  return (
    <>
      <button type="button" className="way-to-sources" onClick={onOpen}>
        {t.dialog}
      </button>
      <span className="sheet-state">
        <DecisionBadge initiative={initiative} />
      </span>
    </>
  )
}
