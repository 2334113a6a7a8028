/** Somewhere on the map; degrees. */
export interface Located {
  readonly lat: number
  readonly lon: number
}

/** A cell of the grid, counted from 1 as CSS does. */
export interface Cell {
  readonly column: number
  readonly row: number
}

/** Of all cells, so many stay empty: without any room the grid has no shape of the region. */
const emptyShare = 0.3
/** How much the order of the places counts beside their true distance: most of them crowd around one city. */
const orderShare = 0.75

/**
 * A cell of its own for every place, so that a small town is seen as well as a city: the places are spread evenly
 * over a grid of `columns`, keeping who is north and who is west of whom, and each takes the free cell that moves all
 * of them least together. The same places give the same grid.
 */
export function tileGrid(places: readonly Located[], columns: number): Cell[] {
  const rows = Math.max(1, Math.ceil(places.length / (1 - emptyShare) / columns))
  const across = spread(places.map(({ lon }) => lon)).map((share) => share * (columns - 1))
  const down = spread(places.map(({ lat }) => -lat)).map((share) => share * (rows - 1))
  const cells = Array.from({ length: columns * rows }, (_, index) => ({
    column: index % columns,
    row: Math.floor(index / columns),
  }))
  const costs = places.map((_, place) =>
    cells.map(
      ({ column, row }) => (column - (across[place] ?? 0)) ** 2 + (row - (down[place] ?? 0)) ** 2,
    ),
  )
  return withoutEmptyEdges(
    cheapestAssignment(costs).map((cell) => cells[cell] ?? { column: 0, row: 0 }),
  )
}

/** Values as shares from 0 to 1, between their true distances and their mere order. */
function spread(values: readonly number[]): number[] {
  const sorted = [...values].sort((left, right) => left - right)
  const [least = 0] = sorted
  const width = (sorted.at(-1) ?? 0) - least
  return values.map((value) => {
    const before = sorted.indexOf(value)
    const after = sorted.lastIndexOf(value)
    const order = (before + after) / 2 / Math.max(1, values.length - 1)
    const distance = width === 0 ? 0.5 : (value - least) / width
    return orderShare * order + (1 - orderShare) * distance
  })
}

function withoutEmptyEdges(cells: readonly Cell[]): Cell[] {
  const left = Math.min(...cells.map(({ column }) => column))
  const top = Math.min(...cells.map(({ row }) => row))
  return cells.map(({ column, row }) => ({ column: column - left + 1, row: row - top + 1 }))
}

/**
 * For each row of `costs` a column of its own so that the sum is least; there are no fewer columns than rows. The
 * Hungarian method with potentials, as in e-maxx and Kuhn (1955): rows · rows · columns steps.
 */
function cheapestAssignment(costs: readonly (readonly number[])[]): number[] {
  const columnCount = costs[0]?.length ?? 0
  const rowPotential = new Float64Array(costs.length + 1)
  const columnPotential = new Float64Array(columnCount + 1)
  /** The row that holds a column; both counted from 1, 0 is nobody. */
  const holder = new Int32Array(columnCount + 1)
  for (let row = 1; row <= costs.length; row += 1) {
    const cameFrom = new Int32Array(columnCount + 1)
    const slack = new Float64Array(columnCount + 1).fill(Number.POSITIVE_INFINITY)
    const isDone = new Uint8Array(columnCount + 1)
    holder[0] = row
    let at = 0
    do {
      isDone[at] = 1
      const present = holder[at] ?? 0
      let least = Number.POSITIVE_INFINITY
      let next = 0
      for (let column = 1; column <= columnCount; column += 1) {
        if (isDone[column] === 1) continue
        const cost = costs[present - 1]?.[column - 1] ?? 0
        const reduced = cost - (rowPotential[present] ?? 0) - (columnPotential[column] ?? 0)
        if (reduced < (slack[column] ?? 0)) {
          slack[column] = reduced
          cameFrom[column] = at
        }
        if ((slack[column] ?? 0) < least) {
          least = slack[column] ?? 0
          next = column
        }
      }
      for (let column = 0; column <= columnCount; column += 1) {
        if (isDone[column] === 1) {
          const held = holder[column] ?? 0
          rowPotential[held] = (rowPotential[held] ?? 0) + least
          columnPotential[column] = (columnPotential[column] ?? 0) - least
        } else {
          slack[column] = (slack[column] ?? 0) - least
        }
      }
      at = next
    } while (holder[at] !== 0)
    while (at !== 0) {
      const previous = cameFrom[at] ?? 0
      holder[at] = holder[previous] ?? 0
      at = previous
    }
  }
  const assigned = Array.from({ length: costs.length }, () => 0)
  for (let column = 1; column <= columnCount; column += 1) {
    const row = holder[column] ?? 0
    if (row > 0) assigned[row - 1] = column - 1
  }
  return assigned
}
