import type { LocationQuery } from 'vue-router'
import type { TechniqueState } from '../../core/coverage/coverage-result.ts'
import { stateWords } from '../ui/words.ts'
import { matrixFacets, type ChosenFacets } from './facets.ts'
import type { Legend } from './legend.ts'
import { choiceFrom, type MatrixChoice } from './matrix-choice.ts'

/** What an address asks of the matrix, beside the technique to show. */
export interface Asked {
  readonly part: Partial<MatrixChoice>
  readonly facets: ChosenFacets
  readonly text: string
  /** Entries of the legend, once the mode is that of `part`. */
  readonly kinds: readonly string[]
}

function all(value: LocationQuery[string] | undefined): readonly string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((one): one is string => typeof one === 'string' && one !== '')
}

const isState = (kind: string): kind is TechniqueState => Object.hasOwn(stateWords, kind)
const levels: readonly string[] = ['none', 'minimal', 'partial', 'significant', 'unscored']

/**
 * Reads `…/matrix?tactic=TA0005&kind=gap&view=table`: facets by their ids, `q` as text, `mode`, `category`, `zoom` and
 * `view`, and `kind`, which is a state, a level, or an entry of the legend of the mode. Null where it asks nothing.
 */
export function askedIn(query: LocationQuery, before: MatrixChoice): Asked | null {
  const values = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, all(value)[0]]))
  const wished = choiceFrom(values, before)
  const keys = (['mode', 'category', 'zoom', 'view'] as const).filter((key) => values[key] !== undefined)
  const part: Partial<MatrixChoice> = Object.fromEntries(keys.map((key) => [key, wished[key]]))
  const facets = new Map<string, ReadonlySet<string>>()
  const add = (facet: string, options: readonly string[]): void => {
    if (options.length > 0) facets.set(facet, new Set([...(facets.get(facet) ?? []), ...options]))
  }
  for (const { id } of matrixFacets) add(id, all(query[id]))
  const kinds = all(query['kind'])
  // Where cells show a category, a level is that of the category: an entry of the legend, not of the facet.
  const isLevel = (kind: string): boolean => part.mode !== 'category' && levels.includes(kind)
  add('state', kinds.filter(isState))
  add('level', kinds.filter(isLevel))
  const others = kinds.filter((kind) => !isState(kind) && !isLevel(kind))
  const text = all(query['q'])[0] ?? ''
  const asksNothing = keys.length === 0 && facets.size === 0 && kinds.length === 0 && text === ''
  return asksNothing ? null : { part, facets, text, kinds: others }
}

/** Of the entries asked for, those that the legend has. */
export function kindsOf(legend: Legend, kinds: readonly string[]): ReadonlySet<string> {
  return new Set(kinds.filter((kind) => legend.entries.some(({ id }) => id === kind)))
}
