import { isRecord } from '../../core/json-text.ts'
import type { AssessFilter } from './filter.ts'

/** How the list of an assessment is shown: kept from session to session. */
export interface ViewChoice {
  readonly filter: AssessFilter
}

export const noFilter: AssessFilter = { framework: null, text: '', chosen: new Map() }
export const firstChoice: ViewChoice = { filter: noFilter }

/** What is kept: plain values, which another version may read. */
export function storedChoice({ filter }: ViewChoice): unknown {
  const chosen = [...filter.chosen].map(([facet, options]) => [facet, [...options]] as const)
  return { framework: filter.framework, text: filter.text, chosen: Object.fromEntries(chosen) }
}

const longestText = 1000

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, longestText) : ''
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/**
 * Makes a choice of whatever is stored; what can't be read is as it was at first. Whether facets and options exist is
 * for the list to say.
 */
export function parseChoice(stored: unknown): ViewChoice {
  if (!isRecord(stored)) return firstChoice
  const chosen = isRecord(stored['chosen']) ? Object.entries(stored['chosen']) : []
  return {
    filter: {
      framework: typeof stored['framework'] === 'string' ? stored['framework'] : null,
      text: textIn(stored['text']),
      chosen: new Map(
        chosen.flatMap(([facet, options]) => {
          const read = new Set(textsIn(options))
          return read.size === 0 ? [] : [[facet, read] as const]
        }),
      ),
    },
  }
}
