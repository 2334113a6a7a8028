import { unstatedGroup } from '@living-libraries/model/kinds/session'
import {
  hiddenCell,
  hiddenCells,
  smallestShownGroup,
  withSums,
} from '@living-libraries/model/small-cells'
import { Link } from 'wouter'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable } from '../../ui/data-table.tsx'
import type { CrossTable } from './cross-table.ts'
import { meaningMessages } from './meaning-messages.ts'
import { numbersMessages } from './numbers-messages.ts'
import styles from './region.module.css'
import { SaveTable } from './save-table.tsx'

export interface CrossTableViewProps {
  readonly table: CrossTable
  readonly caption: string
  readonly rowTitle: string
  /** Name of the file to save, without its ending. */
  readonly file: string
  /** What is counted and by which rule. */
  readonly about: string
  /** Server clock, ms. */
  readonly asOf: number
  /** The columns are groups: what is not stated is told as a share. */
  readonly byGroup: boolean
  /** It tells of groups, in its columns or altogether: of its numbers under five none leaves the desk. */
  readonly isOfGroups?: boolean
  /** What of it may leave the desk as a file, see `groupTelling`; undefined: nothing. */
  readonly leaving: CrossTable | undefined
  /** What stands behind a number; undefined: nothing that could be opened. */
  readonly link: (row: string | undefined, column: string | undefined) => string | undefined
}

export function CrossTableView(props: CrossTableViewProps) {
  const { table, leaving, caption, rowTitle, file, about, asOf, byGroup, link } = props
  const t = useMessages(numbersMessages)
  const meaning = useMessages(meaningMessages)
  const format = useFormat()
  const number = (count: number, row: string | undefined, column: string | undefined) => {
    const href = link(row, column)
    if (count === 0) return '–'
    return href === undefined ? (
      format.number(count)
    ) : (
      <Link href={href}>{format.number(count)}</Link>
    )
  }
  const share = (unstated: number, all: number) =>
    byGroup ? [all === 0 ? '' : format.percent(unstated / all)] : []
  // Who has nothing yet is named in a line instead of a screenful of dashes; the file has everybody.
  const present = table.rows.filter(({ id }) => table.ofRow(id) > 0)
  const missing = table.rows.filter(({ id }) => table.ofRow(id) === 0)
  return (
    <section className={styles['part']}>
      <div className={styles['heading']}>
        <h2>{caption}</h2>
        {leaving !== undefined && (
          <SaveTable
            name={file}
            about={about}
            asOf={asOf}
            meanings={[
              [rowTitle, meaning.cross.row],
              [meaning.others, meaning.cross.others],
              [t.total, meaning.cross.total],
            ]}
            rows={() => asRows({ ...props, table: leaving }, t.total)}
          />
        )}
      </div>
      <DataTable
        caption={caption}
        hideCaption
        columns={[
          { key: 'row', label: rowTitle },
          { key: 'total', label: t.total, isNumber: true },
          // Beside the whole, so that nobody has to look for it beyond the edge of the screen.
          ...(byGroup ? [{ key: 'share', label: t.share, isNumber: true }] : []),
          ...table.columns.map(({ id, title }) => ({
            key: `of ${id}`,
            label: title,
            isNumber: true,
          })),
        ]}
        rows={present.map((row) => ({
          key: row.id,
          cells: [
            row.title,
            number(table.ofRow(row.id), row.id, undefined),
            ...share(table.at(row.id, unstatedGroup), table.ofRow(row.id)),
            ...table.columns.map(({ id }) => number(table.at(row.id, id), row.id, id)),
          ],
        }))}
        total={{
          key: 'total',
          cells: [
            t.total,
            number(table.total, undefined, undefined),
            ...share(table.ofColumn(unstatedGroup), table.total),
            ...table.columns.map(({ id }) => number(table.ofColumn(id), undefined, id)),
          ],
        }}
      />
      {missing.length > 0 && (
        <p className={styles['quiet']}>
          {t.missing(format.number(missing.length), missing.map(({ title }) => title).join(', '))}
        </p>
      )}
    </section>
  )
}

/** What leaves the desk by group says no group of fewer than five, and nothing from which one could be worked out. */
function asRows(
  { table, rowTitle, byGroup, isOfGroups = byGroup }: CrossTableViewProps,
  total: string,
): (string | number)[][] {
  const cells = table.rows.map(({ id }) => table.columns.map((column) => table.at(id, column.id)))
  const hidden = isOfGroups ? hiddenCells(cells, smallestShownGroup) : []
  const told = withSums(cells).map((row, at) =>
    row.map((count, to) => (hidden[at]?.[to] === true ? hiddenCell : count)),
  )
  return [
    [rowTitle, ...table.columns.map(({ title }) => title), total],
    ...table.rows.map(({ title }, at) => [title, ...(told[at] ?? [])]),
    [total, ...(told.at(-1) ?? [])],
  ]
}
