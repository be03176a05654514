/** Sizes in px of the drawing. */
export interface MatrixMeasures {
  readonly width: number
  /** Distance from one cell to the next, its gap included. */
  readonly columnPitch: number
  readonly rowPitch: number
  readonly headerHeight: number
  readonly tacticGap: number
  readonly bandGap: number
  /** Most height of one band: a page. */
  readonly bandHeight: number
  /** Columns that a tactic takes at least, so that its name has room. */
  readonly leastColumns: number
}

export interface PlacedTactic {
  /** Place in the list of tactics. */
  readonly tactic: number
  readonly x: number
  readonly columns: number
  /** Place of each cell below the tactic's header, in the order of its techniques. */
  readonly cells: readonly { readonly column: number; readonly row: number }[]
}

export interface MatrixBand {
  readonly height: number
  readonly tactics: readonly PlacedTactic[]
}

/** Cells of one tactic in columns of `rows`: a family that doesn't fit any more begins the next column. */
function flow(
  families: readonly number[],
  rows: number,
): { cells: { column: number; row: number }[]; columns: number } {
  const cells: { column: number; row: number }[] = []
  let column = 0
  let row = 0
  for (const size of families) {
    if (row > 0 && row + size > rows) {
      column++
      row = 0
    }
    for (let member = 0; member < size; member++) {
      if (row === rows) {
        column++
        row = 0
      }
      cells.push({ column, row })
      row++
    }
  }
  return { cells, columns: cells.length === 0 ? 0 : column + 1 }
}

/** Columns that each tactic takes at each number of rows, counted once: the search asks for them over and over. */
function countColumns(tactics: readonly (readonly number[])[], most: number, least: number): number[][] {
  return tactics.map((families) =>
    Array.from({ length: most + 1 }, (_, rows) => (rows === 0 ? 0 : Math.max(flow(families, rows).columns, least))),
  )
}

/** Tactics of each band when columns hold `rows` cells: as many as fit side by side. */
function bandsAt(columns: readonly (readonly number[])[], rows: number, measures: MatrixMeasures): number[][] {
  const bands: number[][] = []
  let left = 0
  columns.forEach((counts, at) => {
    const width = (counts[rows] ?? 0) * measures.columnPitch
    const band = bands.at(-1)
    if (band === undefined || left + measures.tacticGap + width > measures.width) {
      bands.push([at])
      left = width
    } else {
      band.push(at)
      left += measures.tacticGap + width
    }
  })
  return bands
}

/** Fewest rows at which the tactics of one band still fit side by side. */
function rowsOf(
  band: readonly number[],
  columns: readonly (readonly number[])[],
  most: number,
  measures: MatrixMeasures,
): number {
  const gaps = measures.tacticGap * (band.length - 1)
  for (let rows = 1; rows < most; rows++) {
    const count = band.reduce((sum, at) => sum + (columns[at]?.[rows] ?? 0), 0)
    if (count * measures.columnPitch + gaps <= measures.width) return rows
  }
  return most
}

function placeBand(
  band: readonly number[],
  tactics: readonly (readonly number[])[],
  rows: number,
  measures: MatrixMeasures,
): MatrixBand {
  let x = 0
  const placed = band.map((at): PlacedTactic => {
    const families = tactics[at] ?? []
    const { columns } = flow(families, rows)
    // The same number of columns, but evened out.
    let even = 1
    while (flow(families, even).columns > columns) even++
    const tactic = {
      tactic: at,
      x,
      columns: Math.max(columns, measures.leastColumns),
      cells: flow(families, even).cells,
    }
    x += tactic.columns * measures.columnPitch + measures.tacticGap
    return tactic
  })
  return { height: measures.headerHeight + rows * measures.rowPitch, tactics: placed }
}

/**
 * Lays a matrix out in as few and as low bands as its width allows. `tactics` gives the sizes of each tactic's families:
 * a technique and its sub-techniques, which stay together in a column where one can hold them.
 */
export function layoutMatrix(tactics: readonly (readonly number[])[], measures: MatrixMeasures): MatrixBand[] {
  const most = Math.max(1, Math.floor((measures.bandHeight - measures.headerHeight) / measures.rowPitch))
  const columns = countColumns(tactics, most, measures.leastColumns)
  let best: { bands: { tactics: number[]; rows: number }[]; height: number } | null = null
  for (let rows = 1; rows <= most; rows++) {
    const tooWide = columns.some((counts) => (counts[rows] ?? 0) * measures.columnPitch > measures.width)
    if (tooWide && rows < most) continue
    const bands = bandsAt(columns, rows, measures).map((band) => ({
      tactics: band,
      rows: rowsOf(band, columns, rows, measures),
    }))
    const height = bands.reduce(
      (sum, band) => sum + measures.headerHeight + band.rows * measures.rowPitch + measures.bandGap,
      0,
    )
    if (best === null || height < best.height) best = { bands, height }
  }
  return (best?.bands ?? []).map((band) => placeBand(band.tactics, tactics, band.rows, measures))
}
