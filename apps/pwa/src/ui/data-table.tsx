import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './data-table.module.css'

export interface DataColumn<Key extends string = string> {
  readonly key: Key
  readonly label: string
  /** Numbers stand under each other at the end of their column. */
  readonly isNumber?: boolean
}

interface DataRow {
  readonly key: string
  /** One cell for each column; the first names the row. */
  readonly cells: readonly ReactNode[]
}

export interface DataTableProps<Key extends string> {
  /** What is counted, and of whom. */
  readonly caption: string
  readonly hideCaption?: boolean
  readonly columns: readonly DataColumn<Key>[]
  readonly rows: readonly DataRow[]
  /** The sums, under everything. */
  readonly total?: DataRow
  /** Present: the columns can be sorted by. */
  readonly sorting?: {
    readonly by: Key
    readonly isDescending: boolean
    readonly onSort: (key: Key) => void
  }
}

/** A table of any width: it scrolls inside itself, and the names of its rows stay in sight. */
export function DataTable<Key extends string>({
  caption,
  hideCaption = false,
  columns,
  rows,
  total,
  sorting,
}: DataTableProps<Key>) {
  return (
    // Without a mouse it is scrolled with the arrows, so it takes the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['scroll']} aria-label={caption} tabIndex={0}>
      <table className={styles['table']}>
        <caption className={classNames(styles['caption'], hideCaption && 'visually-hidden')}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RowCells key={row.key} row={row} columns={columns} />
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <RowCells row={total} columns={columns} />
          </tfoot>
        )}
      </table>
    </section>
  )
}

function ColumnHead<Key extends string>({
  column,
  sorting,
}: {
  readonly column: DataColumn<Key>
  readonly sorting: DataTableProps<Key>['sorting']
}) {
  const className = classNames(column.isNumber && styles['number'])
  if (sorting === undefined) {
    return (
      <th scope="col" className={className}>
        {column.label}
      </th>
    )
  }
  const isChosen = sorting.by === column.key
  const direction = sorting.isDescending ? 'descending' : 'ascending'
  return (
    <th scope="col" className={className} aria-sort={isChosen ? direction : undefined}>
      <button type="button" className={styles['sort']} onClick={() => sorting.onSort(column.key)}>
        {column.label}
        <span aria-hidden="true" className={styles['arrow']}>
          {isChosen ? (sorting.isDescending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  )
}

function RowCells<Key extends string>({
  row,
  columns,
}: {
  readonly row: DataRow
  readonly columns: readonly DataColumn<Key>[]
}) {
  return (
    <tr>
      {columns.map((column, index) => {
        const className = classNames(column.isNumber && styles['number'])
        const cell = row.cells[index]
        return index === 0 ? (
          <th key={column.key} scope="row" className={className}>
            {cell}
          </th>
        ) : (
          <td key={column.key} className={className}>
            {cell}
          </td>
        )
      })}
    </tr>
  )
}
