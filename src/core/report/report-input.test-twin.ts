import { readFileSync } from 'node:fs'
import { newAssessment } from '../assessment/edits.ts'
import type { Assessment, CapabilityEntry, Status } from '../assessment/assessment.ts'
import { computeCoverage } from '../coverage/compute.ts'
import { indexCoverage } from '../coverage/coverage-index.ts'
import type { Scenario } from '../coverage/coverage-result.ts'
import { describeCoverage } from '../coverage/describe.ts'
import { loadInput } from '../coverage/load-input.ts'
import { openKnowledge } from '../knowledge/knowledge.ts'
import { isSupply } from '../mappings/frameworks.ts'
import { byCodeUnits } from '../order.ts'
import type { Parsed } from '../problem.ts'
import type { ReportInput } from './report-input.ts'

export function valueOf<T>(result: Parsed<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

export const knowledge = valueOf(
  await openKnowledge((file) => Promise.resolve(readFileSync(`resources/knowledge/${file}`, 'utf8'))),
)

const cycle: readonly Status[] = ['deployed', 'partial', 'planned', 'not_deployed', 'unassessed', 'not_applicable']

/** An assessment of some bundled sets in which every status occurs, all of them in turn. */
export async function marked(
  domain: Assessment['attack']['domain'],
  version: string,
  mappingSets: readonly string[],
  more: Partial<Assessment> = {},
): Promise<Assessment> {
  const base = newAssessment({
    id: 'sample',
    name: 'Harbour Bank',
    createdAt: '2026-11-24T09:00:00.000Z',
    domain,
    version,
    mappingSets,
    sources: knowledge.sources,
  })
  const sets = await Promise.all(mappingSets.map((id) => knowledge.set(id)))
  const names = sets
    .map(valueOf)
    .filter((set) => isSupply(set.framework))
    .flatMap((set) => set.capabilities.map((capability) => ({ framework: set.framework, capability: capability.key })))
  const distinct = [...new Map(names.map((one) => [`${one.framework}/${one.capability}`, one])).values()].sort(
    (a, b) => byCodeUnits(a.framework, b.framework) || byCodeUnits(a.capability, b.capability),
  )
  const capabilities = distinct.map((one, at): CapabilityEntry => {
    const status = cycle[at % cycle.length] ?? 'unassessed'
    return { ...one, status, ...(status === 'partial' ? { extent: 0.55 } : {}) }
  })
  return { ...base, capabilities, ...more }
}

export async function inputOf(assessment: Assessment, scenario: Scenario = 'current'): Promise<ReportInput> {
  const input = valueOf(await loadInput(knowledge, assessment))
  const coverage = computeCoverage(indexCoverage(input), assessment.capabilities, scenario)
  const { domain, version } = assessment.attack
  const attackEntry = knowledge.index.attack.find((entry) => entry.domain === domain && entry.version === version)
  if (attackEntry === undefined) throw new Error(`${domain} ${version} isn't bundled`)
  return {
    coverage,
    assessment,
    result: describeCoverage(coverage, assessment),
    setEntries: assessment.mappingSets.flatMap((id) => knowledge.entry(id) ?? []),
    attackEntry,
    programVersion: '0.1.0',
    generatedAt: '2026-11-24T09:00:00.000Z',
  }
}
