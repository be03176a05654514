import type { Assessment } from '../../core/assessment/assessment.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import { describeCoverage } from '../../core/coverage/describe.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import type { ReportInput } from '../../core/report/report-input.ts'
import { version } from '../../../package.json'

/** What a report of an open assessment is made from; null where its ATT&CK version isn't at hand. */
export function reportInput(
  assessment: Assessment,
  coverage: Coverage,
  knowledge: Knowledge,
  author: string,
  generatedAt: string,
): ReportInput | null {
  const { domain, version: attackVersion } = assessment.attack
  const attackEntry = knowledge.index.attack.find((entry) => entry.domain === domain && entry.version === attackVersion)
  if (attackEntry === undefined) return null
  const name = author.trim()
  return {
    assessment,
    coverage,
    result: describeCoverage(coverage, assessment),
    setEntries: assessment.mappingSets.flatMap((id) => knowledge.entry(id) ?? []),
    attackEntry,
    programVersion: version,
    generatedAt,
    ...(name === '' ? {} : { author: name }),
  }
}
