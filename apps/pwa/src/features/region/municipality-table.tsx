import type { Cell } from '@living-libraries/model/csv'
import { Link, useSearchParams } from 'wouter'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { reviewMessages } from '../../i18n/review-messages.ts'
import { regionAnswersLink, regionMunicipalityLink, routes } from '../../routes.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type DataColumn, DataTable } from '../../ui/data-table.tsx'
import { ReviewBadge } from '../../ui/review-badge.tsx'
import { type BoardView, type MunicipalityView, sortKeys, sorted } from './board.ts'
import { boardMessages } from './board-messages.ts'
import { useRuleLine } from './counting-rule.tsx'
import { meaningMessages } from './meaning-messages.ts'
import { orderOfStates } from './need.ts'
import styles from './region.module.css'
import { SaveTable } from './save-table.tsx'
import { useAddressChoice } from './use-address-choice.ts'

const columns = [
  ['name'],
  ['need'],
  ['people', true],
  ['answers', true],
  ['accepted', true],
  ['late', true],
  ['freshness'],
] as const

/** The map as a table: the same figures, in the order that is asked for. */
export function MunicipalityTable({
  view,
  asOf,
}: {
  readonly view: BoardView
  /** Server clock, ms. */
  readonly asOf: number
}) {
  const t = useMessages(boardMessages)
  const meaning = useMessages(meaningMessages).board
  const states = useMessages(reviewMessages).states
  const format = useFormat()
  const [by, sortBy] = useAddressChoice('sort', sortKeys)
  const [params] = useSearchParams()
  const asked = params.get('state')
  const only = orderOfStates.find((state) => state === asked)
  const wanted = view.municipalities.filter(
    ({ venues }) => only === undefined || venues.some(({ state }) => state === only),
  )
  const shown = sorted(wanted, by)
  const row = useRow()
  const { total } = view
  const save = useExport(shown)
  const ruleLine = useRuleLine()
  const about = [t.unsent, ruleLine(total.answers)].join(' ')
  return (
    <section className={styles['part']}>
      <div className={styles['heading']}>
        <h2>{t.table.title}</h2>
        <SaveTable
          name={t.table.file}
          about={about}
          asOf={asOf}
          meanings={columns.map(([key]) => [t.table[key], meaning[key]] as const)}
          rows={save}
        />
      </div>
      <p className={styles['quiet']}>{t.table.lead}</p>
      {only !== undefined && (
        <div className={styles['heading']}>
          <p>{t.onlyState(states[only])}</p>
          <ButtonLink href={routes.region}>{t.all}</ButtonLink>
        </div>
      )}
      <DataTable
        caption={t.table.title}
        hideCaption
        columns={columns.map(
          ([key, isNumber = false]): DataColumn<(typeof columns)[number][0]> => ({
            key,
            label: t.table[key],
            isNumber,
          }),
        )}
        rows={shown.map(row)}
        {...(only === undefined
          ? {
              total: {
                key: 'total',
                cells: [
                  t.table.total,
                  t.venues(total.venues),
                  ...[total.people, total.answers.received, total.accepted, total.answers.late].map(
                    format.number,
                  ),
                  '',
                ],
              },
            }
          : {})}
        sorting={{
          by,
          isDescending: by !== 'name' && by !== 'need',
          onSort: sortBy,
        }}
      />
      <p className={styles['quiet']}>{about}</p>
    </section>
  )
}

function useRow() {
  const t = useMessages(boardMessages)
  const format = useFormat()
  const now = useNow()
  return (view: MunicipalityView) => {
    const { municipality, state, need, people, answers, accepted, lastReceivedAt } = view
    const { received, late } = answers
    const id = municipality.municipality
    const counted = (count: number, filter: { readonly [name: string]: string }) =>
      count === 0 ? (
        format.number(count)
      ) : (
        <Link href={regionAnswersLink({ municipality: id, ...filter })}>
          {format.number(count)}
        </Link>
      )
    return {
      key: id,
      cells: [
        <Link key="name" href={regionMunicipalityLink(id)}>
          {municipality.name}
        </Link>,
        <div key="state">
          <ReviewBadge state={state} />
          {need !== 'none' && <p className={styles['need']}>{t.needs[need]}</p>}
        </div>,
        format.number(people),
        format.number(received),
        counted(accepted, { state: 'accepted', late: 'without' }),
        counted(late, { late: 'only' }),
        lastReceivedAt === null ? t.age.never : format.when(lastReceivedAt, now),
      ],
    }
  }
}

function useExport(shown: readonly MunicipalityView[]): () => Cell[][] {
  const t = useMessages(boardMessages)
  const states = useMessages(reviewMessages).states
  return () => {
    const rows = shown.map((one) => [
      one.municipality.name,
      [states[one.state], t.needs[one.need]].filter(Boolean).join('; ').replaceAll('\u00a0', ' '),
      one.people,
      one.answers.received,
      one.accepted,
      one.answers.late,
      one.lastReceivedAt === null ? '' : new Date(one.lastReceivedAt).toISOString(),
    ])
    return [columns.map(([key]) => t.table[key]), ...rows]
  }
}
