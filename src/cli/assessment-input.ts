import type { Assessment } from '../core/assessment/assessment.ts'
import { parseAssessment } from '../core/assessment/parse.ts'
import { computeCoverage } from '../core/coverage/compute.ts'
import type { Coverage } from '../core/coverage/compute.ts'
import { indexCoverage } from '../core/coverage/coverage-index.ts'
import type { Scenario } from '../core/coverage/coverage-result.ts'
import { loadInput } from '../core/coverage/load-input.ts'
import type { Knowledge } from '../core/knowledge/knowledge.ts'
import { parsed } from '../core/problem.ts'
import type { Parsed } from '../core/problem.ts'
import type { Host } from './host.ts'
import { longestFile, readInputFile } from './input-file.ts'

export interface ComputedAssessment {
  readonly knowledge: Knowledge
  readonly assessment: Assessment
  readonly coverage: Coverage
}

/** Reads an assessment file and computes its coverage. */
export async function computeFile(host: Host, path: string, scenario: Scenario): Promise<Parsed<ComputedAssessment>> {
  const [text, knowledge] = await Promise.all([readInputFile(path, longestFile), host.openKnowledge()])
  if (!text.ok) return text
  if (!knowledge.ok) return knowledge
  const assessment = parseAssessment(text.value, path, knowledge.value.bundled)
  if (!assessment.ok) return assessment
  const coverage = await computeAssessment(knowledge.value, assessment.value, scenario)
  if (!coverage.ok) return coverage
  return parsed({ knowledge: knowledge.value, assessment: assessment.value, coverage: coverage.value })
}

export async function computeAssessment(
  knowledge: Knowledge,
  assessment: Assessment,
  scenario: Scenario,
): Promise<Parsed<Coverage>> {
  const input = await loadInput(knowledge, assessment)
  if (!input.ok) return input
  return parsed(computeCoverage(indexCoverage(input.value), assessment.capabilities, scenario))
}
