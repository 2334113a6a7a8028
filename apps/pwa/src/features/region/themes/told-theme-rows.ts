import { unstatedGroup } from '@living-libraries/model/kinds/session'
import { hiddenCell, hiddenCells, smallestShownGroup } from '@living-libraries/model/small-cells'
import { untoldGroup } from '@living-libraries/model/told-group'
import type { ThemeTables } from '@living-libraries/model/themes'
import { crossTable, type Heading } from '../cross-table.ts'

export interface ToldWords {
  readonly theme: string
  readonly total: string
  readonly base: string
  readonly unstated: string
  readonly untold: string
}

/** What of the tables of themes may leave as a file. */
export type ToldTables = Pick<ThemeTables, 'toldByGroup' | 'base'>

/**
 * The table of themes and groups as a file: counted from what the lines of answers tell, with numbers under five hidden
 * row by row. A theme above holds what those below it hold, so that no column has a sum. Undefined: the centre does not
 * say what may be told.
 */
export function toldThemeRows(
  themes: readonly Heading[],
  groups: readonly Heading[],
  { toldByGroup, base: { told } }: ToldTables,
  words: ToldWords,
): (string | number)[][] | undefined {
  if (toldByGroup === undefined || told === undefined) return undefined
  const headings = [
    ...groups,
    { id: unstatedGroup, title: words.unstated },
    { id: untoldGroup, title: words.untold },
  ]
  const counts = toldByGroup.map(({ theme, group, count }) => ({
    row: theme,
    column: group,
    count,
  }))
  const table = crossTable(counts, themes, headings)
  const columns = table.columns.filter(({ id }) => (told[id] ?? 0) > 0)
  const row = (title: string, cells: readonly number[]) => {
    const [hidden = []] = hiddenCells([cells], smallestShownGroup)
    const total = cells.reduce((sum, count) => sum + count, 0)
    const [shownTotal = '', ...shown] = [total, ...cells].map((count, at) => {
      const place = at === 0 ? cells.length : at - 1
      return hidden[place] === true ? hiddenCell : count
    })
    return [title, shownTotal, ...shown]
  }
  return [
    [words.theme, words.total, ...columns.map(({ title }) => title)],
    ...table.rows.map(({ id, title }) =>
      row(
        title,
        columns.map((column) => table.at(id, column.id)),
      ),
    ),
    row(
      words.base,
      columns.map(({ id }) => told[id] ?? 0),
    ),
  ]
}
