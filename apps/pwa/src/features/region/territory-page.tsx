import { useMessages } from '../../i18n/messages.ts'
import { regionAnswersLink, routes } from '../../routes.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AsOf } from './as-of.tsx'
import { FigureList } from './board-totals.tsx'
import { boardMessages } from './board-messages.ts'
import styles from './region.module.css'
import { RegionScreen } from './region-screen.tsx'
import { useBoard } from './use-board.ts'
import { VenuePart } from './venue-part.tsx'

/** One municipality of the board: its venues, their sessions, and the way to the words. */
export default function TerritoryPage({
  params,
}: {
  readonly params: { readonly municipality: string }
}) {
  const t = useMessages(boardMessages)
  const { reading, view, forum } = useBoard()
  const id = params.municipality
  const own = view?.municipalities.find(({ municipality }) => municipality.municipality === id)
  const back = { href: routes.region, label: t.territory.back }
  if (view !== undefined && own === undefined) {
    return (
      <RegionScreen current={routes.region}>
        <PageHeader title={t.title} />
        <EmptyState
          title={t.territory.unknown}
          actions={<ButtonLink href={routes.region}>{t.territory.back}</ButtonLink>}
        />
      </RegionScreen>
    )
  }
  const name = own?.municipality.name ?? forum?.municipalities.get(id)?.fields.name ?? t.title
  return (
    <RegionScreen current={routes.region}>
      <PageHeader title={name} back={back} />
      <div className={styles['page']}>
        <AsOf reading={reading} />
        {own !== undefined && (
          <>
            <FigureList figures={own} title={name} />
            <div>
              <ButtonLink href={regionAnswersLink({ municipality: id })} icon="answers">
                {t.territory.allAnswers}
              </ButtonLink>
            </div>
            {own.venues.map((venue) => (
              <VenuePart key={venue.venue.venue} view={venue} forum={forum} />
            ))}
          </>
        )}
      </div>
    </RegionScreen>
  )
}
