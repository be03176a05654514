import { shallowRef, type ShallowRef } from 'vue'
import type { Category } from '../../core/mappings/mapping-set.ts'
import type { Zoom } from './layout.ts'

export type MatrixMode = 'strength' | 'category' | 'depth' | 'state' | 'subs' | 'demand' | 'exposure' | 'change'
/** Which category a cell shows where there is room for one only. */
export type CategoryChoice = 'best' | Category
export type MatrixView = 'matrix' | 'table'
/** `annotated`: only techniques, each with the share of its sub-techniques that are covered. */
export type SubTechniques = 'open' | 'folded' | 'annotated'
/** What families and their sub-techniques are sorted by. */
export type MatrixOrder = 'name' | 'id' | 'strength' | 'demand'
/** `full`: id and name wherever there is room. */
export type CellLabels = 'compact' | 'full'

/** How a person wants to see the matrix; remembered from one visit to the next. */
export interface MatrixChoice {
  readonly mode: MatrixMode
  readonly category: CategoryChoice
  readonly zoom: Zoom
  readonly view: MatrixView
  /** Folded or annotated: only techniques, until a family is unfolded. */
  readonly subTechniques: SubTechniques
  readonly order: MatrixOrder
  readonly labels: CellLabels
}

const storageKey = 'coverline.matrix'

const initially: MatrixChoice = {
  mode: 'strength',
  category: 'best',
  zoom: 'fit',
  view: 'matrix',
  subTechniques: 'open',
  order: 'name',
  labels: 'compact',
}

const known: { readonly [Key in keyof MatrixChoice]: readonly MatrixChoice[Key][] } = {
  mode: ['strength', 'category', 'depth', 'state', 'subs', 'demand', 'exposure', 'change'],
  category: ['best', 'protect', 'detect', 'respond'],
  zoom: ['fit', 'names', 'read'],
  view: ['matrix', 'table'],
  subTechniques: ['open', 'folded', 'annotated'],
  order: ['name', 'id', 'strength', 'demand'],
  labels: ['compact', 'full'],
}

/** A choice of which only values that there are hold; all else is as in `otherwise`. */
export function choiceFrom(values: Readonly<Record<string, unknown>>, otherwise: MatrixChoice): MatrixChoice {
  const one = <Key extends keyof MatrixChoice>(key: Key): MatrixChoice[Key] =>
    known[key].find((value) => value === values[key]) ?? otherwise[key]
  return {
    mode: one('mode'),
    category: one('category'),
    zoom: one('zoom'),
    view: one('view'),
    subTechniques: one('subTechniques'),
    order: one('order'),
    labels: one('labels'),
  }
}

/** Reads a stored choice; whatever of it isn't understood is as it is at first. */
export function choiceIn(text: string | null): MatrixChoice {
  let stored: unknown
  try {
    stored = JSON.parse(text ?? '')
  } catch {
    return initially
  }
  if (typeof stored !== 'object' || stored === null) return initially
  return choiceFrom(stored as Readonly<Record<string, unknown>>, initially)
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
