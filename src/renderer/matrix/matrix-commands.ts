import type { Command } from '../commands/command.ts'
import type { MatrixMode } from './cells.ts'
import type { Zoom } from './layout.ts'
import type { MatrixChoice } from './matrix-choice.ts'

export const modeWords: Readonly<Record<MatrixMode, string>> = {
  strength: 'Strength',
  category: 'Category',
  depth: 'Depth',
  state: 'State',
  demand: 'Demand',
  exposure: 'Exposure',
}

/** Demand and exposure say something only where the assessment has threats. */
export function modesFor(withThreats: boolean): readonly MatrixMode[] {
  const always = ['strength', 'category', 'depth', 'state'] as const
  return withThreats ? [...always, 'demand', 'exposure'] : always
}

export const zoomWords: Readonly<Record<Zoom, string>> = { fit: 'Fit', names: 'Names', read: 'Read' }
export const zoomOrder: readonly Zoom[] = ['fit', 'names', 'read']

const section = 'Matrix'

/** What a person can do with the matrix as a whole. */
export function matrixCommands(
  choice: MatrixChoice,
  withThreats: boolean,
  choose: (part: Partial<MatrixChoice>) => void,
): readonly Command[] {
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
      label: choice.subTechniques ? 'Fold all sub-techniques' : 'Unfold all sub-techniques',
      section,
      shortcut: 's',
      enabled: isMatrix,
      run: () => choose({ subTechniques: !choice.subTechniques }),
    },
    zoomCommand('matrix.larger', 'Larger cells', '+', 1),
    zoomCommand('matrix.smaller', 'Smaller cells', '-', -1),
    {
      id: 'matrix.table',
      label: isMatrix ? 'Show the matrix as a table' : 'Show the table as a matrix',
      section,
      shortcut: 't',
      run: () => choose({ view: isMatrix ? 'table' : 'matrix' }),
    },
    ...modesFor(withThreats).map((mode) => ({
      id: `matrix.${mode}`,
      label: `Colour the matrix by ${modeWords[mode].toLowerCase()}`,
      section,
      enabled: isMatrix && mode !== choice.mode,
      run: () => choose({ mode }),
    })),
  ]
}
