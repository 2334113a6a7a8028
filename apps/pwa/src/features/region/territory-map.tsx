import type { CSSProperties } from 'react'
import { Link } from 'wouter'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { reviewMessages } from '../../i18n/review-messages.ts'
import { regionMunicipalityLink } from '../../routes.ts'
import { meaningOfState, ReviewBadge } from '../../ui/review-badge.tsx'
import { StatusSign } from '../../ui/status-badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import type { MunicipalityView } from './board.ts'
import { boardMessages } from './board-messages.ts'
import { orderOfStates } from './need.ts'
import { shortName, syllabled } from './territory-name.ts'
import styles from './territory-map.module.css'
import { tileGrid } from './tile-grid.ts'
import { type TileKeys, useTileKeys } from './use-tile-keys.ts'
import { useAge } from './use-age.ts'

export const mapSubjects = ['state', 'people', 'answers', 'freshness'] as const
export type MapSubject = (typeof mapSubjects)[number]

const phoneColumns = 5
const wideColumns = 10

/** One tile for each municipality; sign and colour, or the shade, tell one thing at a time. */
export function TerritoryMap({
  municipalities,
  subject,
}: {
  readonly municipalities: readonly MunicipalityView[]
  readonly subject: MapSubject
}) {
  const t = useMessages(boardMessages).map
  const tiles = useTiles(municipalities)
  const keys = useTileKeys()
  const largest = Math.max(1, ...municipalities.map((one) => countOf(one, subject)))
  return (
    <figure className={styles['figure']}>
      <ul className={styles['map']} aria-label={t.label}>
        {tiles.map(({ view, style }, index) => (
          <Tile
            key={view.municipality.municipality}
            view={view}
            subject={subject}
            largest={largest}
            style={style}
            tabIndex={keys.tabIndexOf(index)}
            onFocus={() => keys.onFocus(index)}
            onKeyDown={keys.onKeyDown}
          />
        ))}
      </ul>
      <figcaption className={styles['caption']}>
        {subject === 'state' ? (
          <span className={styles['legend']}>
            {orderOfStates.map((state) => (
              <ReviewBadge key={state} state={state} />
            ))}
          </span>
        ) : (
          <span>{subject === 'freshness' ? t.fresher : t.more}</span>
        )}
        <span>{t.about}</span>
      </figcaption>
    </figure>
  )
}

function Tile({
  view,
  subject,
  largest,
  style,
  tabIndex,
  onFocus,
  onKeyDown,
}: {
  readonly view: MunicipalityView
  readonly subject: MapSubject
  readonly largest: number
  readonly style: CSSProperties
  readonly tabIndex: number
  readonly onFocus: () => void
  readonly onKeyDown: TileKeys['onKeyDown']
}) {
  const states = useMessages(reviewMessages).states
  const format = useFormat()
  const now = useNow()
  const age = useAge()
  const { municipality, state, lastReceivedAt } = view
  const shade =
    subject === 'state'
      ? 0
      : subject === 'freshness'
        ? freshnessOf(lastReceivedAt, now)
        : Math.ceil((4 * countOf(view, subject)) / largest)
  return (
    <li className={styles['place']} style={style}>
      <Link
        href={regionMunicipalityLink(municipality.municipality)}
        tabIndex={tabIndex}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        className={classNames(
          styles['tile'],
          subject === 'state' ? styles[meaningOfState(state)] : styles[`shade${shade}`],
        )}
      >
        <span className={styles['name']}>
          <span aria-hidden="true">{syllabled(shortName(municipality.name))}</span>
          <span className="visually-hidden">{municipality.name}: </span>
        </span>
        {subject === 'state' ? (
          <>
            <StatusSign meaning={meaningOfState(state)} />
            <span className="visually-hidden">{states[state]}</span>
          </>
        ) : (
          <span className={styles['value']}>
            {subject === 'freshness' ? age(lastReceivedAt) : format.number(countOf(view, subject))}
          </span>
        )}
      </Link>
    </li>
  )
}

/** In the order of the wide map, row by row: so the keyboard walks it. */
function useTiles(municipalities: readonly MunicipalityView[]) {
  const places = municipalities.map(({ municipality: { lat, lon } }) => ({
    lat: lat ?? 0,
    lon: lon ?? 0,
  }))
  const key = JSON.stringify(places)
  const phone = cellsOf(key, phoneColumns)
  const wide = cellsOf(key, wideColumns)
  return municipalities
    .map((view, index) => {
      const [narrow, broad] = [phone[index], wide[index]]
      const style = {
        '--phone-column': narrow?.column,
        '--phone-row': narrow?.row,
        '--wide-column': broad?.column,
        '--wide-row': broad?.row,
      } as CSSProperties
      return { view, style, order: (broad?.row ?? 0) * wideColumns + (broad?.column ?? 0) }
    })
    .sort((one, other) => one.order - other.order)
}

// The board is read again and again while the places stay where they are.
const knownGrids = new Map<string, ReturnType<typeof tileGrid>>()

function cellsOf(places: string, columns: number): ReturnType<typeof tileGrid> {
  const key = `${columns} ${places}`
  const known = knownGrids.get(key)
  if (known !== undefined) return known
  const cells = tileGrid(JSON.parse(places) as { lat: number; lon: number }[], columns)
  knownGrids.set(key, cells)
  return cells
}

function countOf({ people, answers }: MunicipalityView, subject: MapSubject): number {
  return subject === 'people' ? people : answers.received
}

const hourMs = 3_600_000

/** 4: within the hour, 3: within six, 2: within a day, 1: earlier, 0: never. */
function freshnessOf(at: number | null, now: number): number {
  if (at === null) return 0
  const hours = (now - at) / hourMs
  return hours < 1 ? 4 : hours < 6 ? 3 : hours < 24 ? 2 : 1
}
