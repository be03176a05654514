import { shallowRef, type ShallowRef } from 'vue'
import type { CategoryChoice, MatrixMode } from './cells.ts'
import type { Zoom } from './layout.ts'

export type MatrixView = 'matrix' | 'table'

/** How a person wants to see the matrix; remembered from one visit to the next. */
export interface MatrixChoice {
  readonly mode: MatrixMode
  readonly category: CategoryChoice
  readonly zoom: Zoom
  readonly view: MatrixView
  /** False: only techniques, until a family is unfolded. */
  readonly subTechniques: boolean
}

const storageKey = 'coverline.matrix'

const initially: MatrixChoice = { mode: 'strength', category: 'best', zoom: 'fit', view: 'matrix', subTechniques: true }

const known = {
  mode: ['strength', 'category', 'depth', 'state', 'demand', 'exposure'],
  category: ['best', 'protect', 'detect', 'respond'],
  zoom: ['fit', 'names', 'read'],
  view: ['matrix', 'table'],
} as const satisfies { readonly [Key in 'mode' | 'category' | 'zoom' | 'view']: readonly MatrixChoice[Key][] }

/** Reads a stored choice; whatever of it isn't understood is as it is at first. */
export function choiceIn(text: string | null): MatrixChoice {
  let stored: unknown
  try {
    stored = JSON.parse(text ?? '')
  } catch {
    return initially
  }
  if (typeof stored !== 'object' || stored === null) return initially
  const values = stored as Readonly<Record<string, unknown>>
  const one = <Value extends string>(allowed: readonly Value[], key: string, otherwise: Value): Value =>
    allowed.find((value) => value === values[key]) ?? otherwise
  return {
    mode: one(known.mode, 'mode', initially.mode),
    category: one(known.category, 'category', initially.category),
    zoom: one(known.zoom, 'zoom', initially.zoom),
    view: one(known.view, 'view', initially.view),
    subTechniques: typeof values['subTechniques'] === 'boolean' ? values['subTechniques'] : initially.subTechniques,
  }
}

function storedChoice(): MatrixChoice {
  try {
    return choiceIn(localStorage.getItem(storageKey))
  } catch {
    // A browser may refuse storage; the choice then lasts as long as the page.
    return initially
  }
}

export function useMatrixChoice(): {
  readonly choice: Readonly<ShallowRef<MatrixChoice>>
  readonly choose: (part: Partial<MatrixChoice>) => void
} {
  const choice = shallowRef(storedChoice())
  function choose(part: Partial<MatrixChoice>): void {
    choice.value = { ...choice.value, ...part }
    try {
      localStorage.setItem(storageKey, JSON.stringify(choice.value))
    } catch {
      // As above.
    }
  }
  return { choice, choose }
}
