import type { Assessment } from '../../core/assessment/assessment.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import { coverageMap } from '../../core/report/coverage-map.ts'
import type { SummaryFigures } from '../database/schema.ts'

/** The figures a list shows of an assessment, from its coverage in the scenario *current*. */
export function summaryFigures(document: Assessment, coverage: Coverage): SummaryFigures {
  const { metrics, progress } = coverage
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
    map: coverageMap(coverage),
  }
}
