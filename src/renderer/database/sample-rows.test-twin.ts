import type { Assessment, CapabilityEntry } from '../../core/assessment/assessment.ts'
import { newAssessment } from '../../core/assessment/edits.ts'
import type { Stamp } from './assessment-database.ts'

const azure = 'azure-04.26.2025_attack-16.1-enterprise'

/** A small assessment; nothing here needs the knowledge. */
export function smallAssessment(id: string, capabilities: readonly CapabilityEntry[] = []): Assessment {
  const made = newAssessment({
    id,
    name: `Assessment ${id}`,
    createdAt: '2026-11-24T09:00:00.000Z',
    domain: 'enterprise',
    version: '19.0',
    mappingSets: [azure],
    sources: { [azure]: 'sha256:00' },
  })
  return { ...made, capabilities }
}

export function stampOf(document: Assessment, changedAt = '2026-11-24T10:00:00.000Z'): Stamp {
  return {
    changedAt,
    figures: {
      id: document.id,
      name: document.name,
      domain: document.attack.domain,
      attackVersion: document.attack.version,
      mappingSets: document.mappingSets,
      techniques: 697,
      covered: 10,
      breadth: 10 / 697,
      strength: 0.01,
      assessed: document.capabilities.length,
      capabilities: 38,
      map: ['30', '-'],
    },
  }
}

export function entry(capability: string, status: CapabilityEntry['status'] = 'deployed'): CapabilityEntry {
  return { framework: 'azure', capability, status }
}
