import { isRecord } from '../../core/json-text.ts'
import type { TableSort } from '../ui/table.ts'
import { columnKeys, usualTaste, widthLimits, type ColumnKey, type ColumnTaste } from './columns.ts'
import type { AssessFilter } from './filter.ts'
import { isColumnKey } from './row-order.ts'

/** How the list of an assessment is shown: kept from session to session. */
export interface ViewChoice {
  readonly filter: AssessFilter
  /** Null: by framework, group and name. */
  readonly sort: TableSort | null
  /** Without headings of groups. */
  readonly flat: boolean
  readonly columns: ColumnTaste
}

export const noFilter: AssessFilter = { framework: null, text: '', chosen: new Map() }
export const firstChoice: ViewChoice = { filter: noFilter, sort: null, flat: false, columns: usualTaste }

/** What is kept: plain values, which another version may read. */
export function storedChoice({ filter, sort, flat, columns }: ViewChoice): unknown {
  const chosen = [...filter.chosen].map(([facet, options]) => [facet, [...options]] as const)
  return {
    framework: filter.framework,
    text: filter.text,
    chosen: Object.fromEntries(chosen),
    sort: sort === null ? null : { ...sort },
    flat,
    shown: columns.shown === null ? null : [...columns.shown],
    widths: { ...columns.widths },
  }
}

const longestText = 1000

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, longestText) : ''
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function filterIn(stored: Readonly<Record<string, unknown>>): AssessFilter {
  const chosen = isRecord(stored['chosen']) ? Object.entries(stored['chosen']) : []
  return {
    framework: typeof stored['framework'] === 'string' ? stored['framework'] : null,
    text: textIn(stored['text']),
    chosen: new Map(
      chosen.flatMap(([facet, options]) => {
        const read = new Set(textsIn(options))
        return read.size === 0 ? [] : [[facet, read] as const]
      }),
    ),
  }
}

function sortIn(stored: unknown): TableSort | null {
  if (!isRecord(stored)) return null
  const { key, descending } = stored
  return typeof key === 'string' && isColumnKey(key) && key !== 'note' ? { key, descending: descending === true } : null
}

function widthsIn(stored: unknown): ColumnTaste['widths'] {
  if (!isRecord(stored)) return {}
  return Object.fromEntries(
    columnKeys.flatMap((key): readonly (readonly [ColumnKey, number])[] => {
      const width = Object.hasOwn(stored, key) ? stored[key] : undefined
      const isWidth = typeof width === 'number' && width >= widthLimits.least && width <= widthLimits.most
      return isWidth && key !== 'note' ? [[key, width]] : []
    }),
  )
}

/**
 * Makes a choice of whatever is stored; what can't be read is as it was at first. Whether facets and options exist is
 * for the list to say.
 */
export function parseChoice(stored: unknown): ViewChoice {
  if (!isRecord(stored)) return firstChoice
  const shown = Array.isArray(stored['shown']) ? new Set(textsIn(stored['shown']).filter(isColumnKey)) : null
  return {
    filter: filterIn(stored),
    sort: sortIn(stored['sort']),
    flat: stored['flat'] === true,
    columns: { shown, widths: widthsIn(stored['widths']) },
  }
}
