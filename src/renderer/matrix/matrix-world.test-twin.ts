import type { Assessment } from '../../core/assessment/assessment.ts'
import { computeCoverage, type Coverage } from '../../core/coverage/compute.ts'
import { indexCoverage } from '../../core/coverage/coverage-index.ts'
import { assessment, attackVersion, mappingSet, technique } from '../../core/coverage/naive/small-world.test-twin.ts'

const attack = attackVersion([
  technique('T1', { name: 'Zeal', tactics: ['TA1', 'TA2'] }),
  technique('T1.001', { name: 'Zeal in part' }),
  technique('T1.002', { name: 'Zeal at night', tactics: ['TA1', 'TA2'] }),
  technique('T2', { name: 'Alarm' }),
  technique('T3', { name: 'Mist' }),
  technique('T4', { name: 'Fog' }),
])
const sets = [
  mappingSet('azure', {
    lock: ['T1 protect significant', 'T1.001 protect partial', 'T1.001 detect minimal'],
    watch: ['T1.001 detect significant'],
    later: ['T2 respond partial'],
  }),
  mappingSet('cri_profile', { rule: ['T1.002', 'T3'] }),
]

/**
 * `T1` protect 1.00; `T1.001` protect 0.50, detect 0.10; `T1.002` unscored only 0.20; `T2` planned; `T3` unscored only;
 * `T4` no control.
 */
export function matrixWorld(more: Partial<Assessment> = {}): { coverage: Coverage; document: Assessment } {
  const document = assessment(
    { 'azure/lock': 'deployed', 'azure/watch': 'not_deployed', 'azure/later': 'planned', 'cri_profile/rule': 0.4 },
    { mappingSets: sets.map((set) => set.id), ...more },
  )
  const index = indexCoverage({ assessment: document, attack, sets, known: {}, sources: {} })
  return { coverage: computeCoverage(index, document.capabilities, 'current'), document }
}

export function placeOf(coverage: Coverage, id: string): number {
  return coverage.index.scope.place.get(id) ?? -1
}
