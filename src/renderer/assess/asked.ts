import type { LocationQuery } from 'vue-router'
import { statusOrder } from '../ui/words.ts'
import type { AssessFilter } from './filter.ts'
import type { RowGroup } from './rows.ts'
import { noFilter } from './view-choice.ts'

function textIn(value: LocationQuery[string] | undefined): string | null {
  return typeof value === 'string' ? value : null
}

/**
 * Reads `…/assess?framework=azure&group=Identity&status=planned` into a filter that takes the place of the one before;
 * null where it asks nothing. `group` is a name, empty for those in none; one that isn't listed asks for its framework.
 */
export function askedFilter(query: LocationQuery, groups: readonly RowGroup[]): AssessFilter | null {
  const framework = textIn(query['framework'])
  const name = textIn(query['group'])
  const status = statusOrder.find((one) => one === query['status'])
  const known = groups.some((group) => group.framework === framework)
  if (!known && status === undefined) return null
  const ofFramework = groups.filter((group) => group.mapped && group.framework === framework)
  const group =
    name === null || ofFramework.length < 2
      ? undefined
      : name === ''
        ? ofFramework.find(({ id }) => id === `group ${framework ?? ''} `)
        : ofFramework.find(({ label }) => label === name)
  const chosen = new Map<string, ReadonlySet<string>>()
  if (group !== undefined) chosen.set('group', new Set([group.id]))
  if (status !== undefined) chosen.set('status', new Set([status]))
  return { ...noFilter, framework: known ? framework : null, chosen }
}
