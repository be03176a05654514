import type { Command } from '../commands/command.ts'

import type { Zoom } from './layout.ts'
import type { CellLabels, MatrixChoice, MatrixMode, MatrixOrder, SubTechniques } from './matrix-choice.ts'

export const modeWords: Readonly<Record<MatrixMode, string>> = {
  strength: 'Strength',
  category: 'Category',
  depth: 'Depth',
  state: 'State',
  subs: 'Sub-techniques',
  demand: 'Demand',
  exposure: 'Exposure',
  change: 'Change',
}

/** What of the assessment there is to colour by. */
export interface ModeSources {
  readonly threats: boolean
  readonly snapshots: boolean
}

/** Demand and exposure say something only where there are threats, change only where there is a snapshot. */
export function modesFor({ threats, snapshots }: ModeSources): readonly MatrixMode[] {
  const always = ['strength', 'category', 'depth', 'state', 'subs'] as const
  return [...always, ...(threats ? (['demand', 'exposure'] as const) : []), ...(snapshots ? (['change'] as const) : [])]
}

export const subTechniqueWords: Readonly<Record<SubTechniques, string>> = {
  open: 'Open',
  folded: 'Folded',
  annotated: 'Folded, with their share',
}
export const orderWords: Readonly<Record<MatrixOrder, string>> = {
  name: 'Name',
  id: 'Id',
  strength: 'Strength',
  demand: 'Demand',
}
export const labelWords: Readonly<Record<CellLabels, string>> = { compact: 'Short', full: 'Id and name' }

/** Without threats every technique weighs the same. */
export function ordersFor(withThreats: boolean): readonly MatrixOrder[] {
  return withThreats ? ['name', 'id', 'strength', 'demand'] : ['name', 'id', 'strength']
}

export const zoomWords: Readonly<Record<Zoom, string>> = { fit: 'Fit', names: 'Names', read: 'Read' }
export const zoomOrder: readonly Zoom[] = ['fit', 'names', 'read']

const section = 'Matrix'

export interface MatrixDeeds {
  readonly choose: (part: Partial<MatrixChoice>) => void
  readonly pickAll: () => void
}

/** What a person can do with the matrix as a whole. */
export function matrixCommands(choice: MatrixChoice, sources: ModeSources, deeds: MatrixDeeds): readonly Command[] {
  const { choose } = deeds
  const isMatrix = choice.view === 'matrix'
  const zoomed = (by: 1 | -1): Zoom | undefined => zoomOrder[zoomOrder.indexOf(choice.zoom) + by]
  const zoomCommand = (id: string, label: string, shortcut: string, by: 1 | -1): Command => {
    const zoom = zoomed(by)
    const run = (): void => {
      if (zoom !== undefined) choose({ zoom })
    }
    return { id, label, section, shortcut, enabled: isMatrix && zoom !== undefined, run }
  }
  return [
    {
      id: 'matrix.subTechniques',
      label: choice.subTechniques === 'open' ? 'Fold all sub-techniques' : 'Unfold all sub-techniques',
      section,
      shortcut: 's',
      enabled: isMatrix,
      run: () => choose({ subTechniques: choice.subTechniques === 'open' ? 'folded' : 'open' }),
    },
    {
      id: 'matrix.annotated',
      label: 'Fold all sub-techniques, and show their share',
      section,
      enabled: isMatrix && choice.subTechniques !== 'annotated',
      run: () => choose({ subTechniques: 'annotated' }),
    },
    zoomCommand('matrix.larger', 'Larger cells', '+', 1),
    zoomCommand('matrix.smaller', 'Smaller cells', '-', -1),
    // Names is the zoom at which the two differ whatever the window's size.
    {
      id: 'matrix.labels',
      label: choice.labels === 'full' ? 'Short labels in cells' : 'Id and name in cells',
      section,
      enabled: isMatrix && (choice.labels === 'compact' || choice.zoom === 'names'),
      run: () => choose(choice.labels === 'full' ? { labels: 'compact' } : { labels: 'full', zoom: 'names' }),
    },
    {
      id: 'matrix.table',
      label: isMatrix ? 'Show the matrix as a table' : 'Show the table as a matrix',
      section,
      shortcut: 't',
      run: () => choose({ view: isMatrix ? 'table' : 'matrix' }),
    },
    {
      id: 'matrix.pickAll',
      label: 'Pick every technique that the filter leaves',
      section,
      enabled: isMatrix,
      run: deeds.pickAll,
    },
    ...ordersFor(sources.threats).map((order) => ({
      id: `matrix.order.${order}`,
      label: `Sort the matrix by ${orderWords[order].toLowerCase()}`,
      section,
      enabled: isMatrix && order !== choice.order,
      run: () => choose({ order }),
    })),
    ...modesFor(sources).map((mode) => ({
      id: `matrix.${mode}`,
      label: `Colour the matrix by ${modeWords[mode].toLowerCase()}`,
      section,
      enabled: isMatrix && mode !== choice.mode,
      run: () => choose({ mode }),
    })),
  ]
}
