import { GroupingPart } from '../../binding/groupings/grouping-part.tsx'
import { MunicipalityScreen } from '../../binding/municipality-screen.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { AttendancePart } from './attendance-part.tsx'
import { DelegateList } from './delegate-list.tsx'
import { GroupList } from './group-list.tsx'
import { InitiativeList } from './initiative-list.tsx'
import { portfolioMessages } from './messages.ts'
import { ResourcesPart } from './resources-part.tsx'
import { StageTimeline } from './stage-timeline.tsx'
import styles from './portfolio-page.module.css'

/** What a territory wants to do, and its people: fed by the venues, read here as one list each. */
export default function PortfolioPage({
  params,
}: {
  readonly params: { readonly municipality: string }
}) {
  const t = useMessages(portfolioMessages)
  return (
    <MunicipalityScreen municipality={params.municipality} part="portfolio">
      {(view) => (
        <>
          <PageHeader title={t.title} lead={t.lead} />
          <div className={styles['page']}>
            <InitiativeList territory={view.territory} />
            <ResourcesPart territory={view.territory} />
            <StageTimeline territory={view.territory} />
            <GroupingPart of="initiative" view={view} />
            <GroupList territory={view.territory} />
            <DelegateList territory={view.territory} />
            <AttendancePart territory={view.territory} />
          </div>
        </>
      )}
    </MunicipalityScreen>
  )
}
