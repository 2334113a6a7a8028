import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { reviewMessages } from '../../i18n/review-messages.ts'
import { routes } from '../../routes.ts'
import { BarTable } from '../../ui/bar-table.tsx'
import { classNames } from '../../ui/class-names.ts'
import { meaningOfState } from '../../ui/review-badge.tsx'
import type { BoardView, Figures } from './board.ts'
import { boardMessages } from './board-messages.ts'
import { answerSumParts } from './reconciliation.ts'
import styles from './region.module.css'

/** The whole in a few numbers, each line the sum of the lines below it. */
export function BoardTotals({ view: { total } }: { readonly view: BoardView }) {
  const t = useMessages(boardMessages)
  const states = useMessages(reviewMessages).states
  return (
    <div className={classNames(styles['page'], styles['twoColumns'])}>
      <BarTable
        caption={t.venuesByState(t.venues(total.venues))}
        full={total.venues}
        bars={[...total.byState].map(([state, count]) => ({
          key: state,
          label: states[state],
          value: count,
          meaning: meaningOfState(state),
          ...(count > 0 ? { href: `${routes.region}?state=${state}` } : {}),
        }))}
      />
      <FigureList figures={total} title={t.figures.title} />
    </div>
  )
}

export function FigureList({
  figures,
  title,
}: {
  readonly figures: Figures
  readonly title: string
}) {
  const t = useMessages(boardMessages).figures
  const format = useFormat()
  const { people, accepted, answers } = figures
  const unreviewed = answers.counted - accepted
  const lines: readonly (readonly [string, number, boolean])[] = [
    [t.people, people, false],
    ...answerSumParts.map((part) => [t.parts[part], answers[part], part !== 'received'] as const),
  ]
  return (
    <section aria-label={title}>
      <dl className={styles['figures']}>
        {lines.map(([label, value, isInner]) => (
          <div key={label} className={classNames(styles['figure'], isInner && styles['inner'])}>
            <dt>
              {label}
              {label === t.parts.counted && unreviewed > 0 && (
                <> ({t.unreviewed(format.number(unreviewed))})</>
              )}
            </dt>
            <dd>{format.number(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
