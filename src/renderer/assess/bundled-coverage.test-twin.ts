import type { CapabilityEntry, Status } from '../../core/assessment/assessment.ts'
import { newAssessment } from '../../core/assessment/edits.ts'
import { computeCoverage, type Coverage } from '../../core/coverage/compute.ts'
import { indexCoverage, type CoverageIndex } from '../../core/coverage/coverage-index.ts'
import { loadInput } from '../../core/coverage/load-input.ts'
import { openBundledKnowledge, valueOf } from '../../core/knowledge/bundled-knowledge.test-twin.ts'

export const azure = 'azure-04.26.2025_attack-16.1-enterprise'
export const m365 = 'm365-07.18.2025_attack-16.1-enterprise'
export const cri = 'cri_profile-v2.1_attack-16.1-enterprise'
export const ccm = 'csa_ccm-4.1_attack-17.1-enterprise'

/** An index over bundled sets, on ATT&CK 19.0. */
export async function indexOf(mappingSets: readonly string[]): Promise<CoverageIndex> {
  const choice = {
    id: 'a',
    name: 'A',
    createdAt: '2026-01-01T00:00:00Z',
    domain: 'enterprise',
    version: '19.0',
  } as const
  const assessment = newAssessment({ ...choice, mappingSets, sources: {} })
  return indexCoverage(valueOf(await loadInput(await openBundledKnowledge(), assessment)))
}

/** Entries from `framework/key` → status. */
export function marks(statuses: Readonly<Record<string, Status>>): CapabilityEntry[] {
  return Object.entries(statuses).map(([name, status]) => {
    const [framework = '', ...key] = name.split('/')
    return { framework, capability: key.join('/'), status, ...(status === 'partial' ? { extent: 0.5 } : {}) }
  })
}

export function coverageWith(index: CoverageIndex, statuses: Readonly<Record<string, Status>>): Coverage {
  return computeCoverage(index, marks(statuses), 'current')
}
