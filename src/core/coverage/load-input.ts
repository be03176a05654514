import type { Assessment } from '../assessment/assessment.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { parsed } from '../problem.ts'
import type { Parsed } from '../problem.ts'
import type { MappingSet } from '../mappings/mapping-set.ts'
import type { CoverageInput } from './coverage-index.ts'

/** Reads what an assessment needs: its ATT&CK version and those of its mapping sets that are bundled. */
export async function loadInput(knowledge: Knowledge, assessment: Assessment): Promise<Parsed<CoverageInput>> {
  const { domain, version } = assessment.attack
  const bundled = assessment.mappingSets.filter((id) => knowledge.entry(id) !== undefined)
  const [attack, ...sets] = await Promise.all([
    knowledge.attack(domain, version),
    ...bundled.map((id) => knowledge.set(id)),
  ])
  if (!attack.ok) return attack
  const loaded: MappingSet[] = []
  for (const set of sets) {
    if (!set.ok) return set
    loaded.push(set.value)
  }
  const { known, sources } = knowledge
  return parsed({ assessment, attack: attack.value, sets: loaded, known, sources })
}
