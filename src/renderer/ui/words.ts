import type { Status } from '../../core/assessment/assessment.ts'
import type { Level, TechniqueState } from '../../core/coverage/coverage-result.ts'
import type { Category } from '../../core/mappings/mapping-set.ts'

/** How the interface names the values of the core: one place, so that a screen and its filter never differ. */
export const statusWords: Readonly<Record<Status, string>> = {
  unassessed: 'Unassessed',
  deployed: 'Deployed',
  partial: 'Partial',
  planned: 'Planned',
  not_deployed: 'Not deployed',
  not_applicable: 'Not applicable',
}

/** The key that marks with a status. */
export const statusKeys: Readonly<Record<Status, string>> = {
  unassessed: '0',
  deployed: '1',
  partial: '2',
  planned: '3',
  not_deployed: '4',
  not_applicable: '5',
}

/** In the order of their keys, unassessed last. */
export const statusOrder: readonly Status[] = [
  'deployed',
  'partial',
  'planned',
  'not_deployed',
  'not_applicable',
  'unassessed',
]

export const stateWords: Readonly<Record<TechniqueState, string>> = {
  covered: 'Covered',
  planned: 'Planned',
  unassessed: 'Unassessed',
  gap: 'Gap',
  no_control: 'No control',
  excluded: 'Excluded',
}

export const levelWords: Readonly<Record<Level, string>> = {
  none: 'None',
  minimal: 'Minimal',
  partial: 'Partial',
  significant: 'Significant',
}

export const categoryWords: Readonly<Record<Category, string>> = {
  protect: 'Protect',
  detect: 'Detect',
  respond: 'Respond',
}
