import type { Assessment } from '../../core/assessment/assessment.ts'
import { levelOf } from '../../core/coverage/compute.ts'
import { stateNames } from '../../core/coverage/technique-figures.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import type { TechniqueState } from '../../core/coverage/coverage-result.ts'
import type { SummaryFigures } from '../database/schema.ts'

const levelSigns = { none: '0', minimal: '1', partial: '2', significant: '3' } as const
const stateSigns: Readonly<Record<Exclude<TechniqueState, 'covered'>, string>> = {
  planned: '+',
  unassessed: '?',
  gap: '0',
  no_control: '-',
  excluded: 'x',
}

function signOf(coverage: Coverage, place: number): string {
  const state = stateNames[coverage.state[place] ?? 0] ?? 'no_control'
  return state === 'covered' ? levelSigns[levelOf(coverage.strength[place] ?? 0)] : stateSigns[state]
}

/** The figures a list shows of an assessment, from its coverage in the scenario *current*. */
export function summaryFigures(document: Assessment, coverage: Coverage): SummaryFigures {
  const { metrics, progress, index } = coverage
  return {
    id: document.id,
    name: document.name,
    domain: document.attack.domain,
    attackVersion: document.attack.version,
    mappingSets: document.mappingSets,
    techniques: metrics.techniques,
    covered: metrics.covered,
    breadth: metrics.breadth,
    strength: metrics.strength,
    assessed: progress.assessed,
    capabilities: progress.capabilities,
    map: index.tacticPlaces.map((places) => places.map((place) => signOf(coverage, place)).join('')),
  }
}
