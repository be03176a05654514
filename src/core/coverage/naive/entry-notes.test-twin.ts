import type { Assessment, CapabilityEntry, Exclusion, Override } from '../../assessment/assessment.ts'
import { capabilityKey } from '../../mappings/frameworks.ts'
import type { Note } from '../coverage-result.ts'
import type { Follow } from './follow-technique.test-twin.ts'
import { capabilityName } from './supply-links.test-twin.ts'

/** *Deployment of a capability*: a status for one that no chosen supply set contains. */
export function statusNotes(entry: CapabilityEntry, capabilities: ReadonlySet<string>): Note[] {
  if (capabilities.has(capabilityName(entry.framework, entry.capability))) return []
  const capability = capabilityKey(entry.framework, entry.capability)
  return [{ kind: 'unknownCapability', framework: entry.framework, capability }]
}

/** *Technique ids inside an assessment*: of an unknown capability nothing more is said than that. */
export function overrideNotes(override: Override, capabilities: ReadonlySet<string>, follow: Follow): Note[] {
  const { framework, technique, category } = override
  const of = { framework, capability: capabilityKey(framework, override.capability), technique, category }
  if (!capabilities.has(capabilityName(framework, override.capability))) return [{ kind: 'unknownCapability', ...of }]
  const followed = follow(technique)
  switch (followed.outcome) {
    case 'kept':
      return []
    case 'moved':
      return [{ kind: 'moved', ...of, to: followed.technique }]
    case 'dropped':
      return [{ kind: 'unknownTechnique', in: 'override', ...of, reason: followed.reason }]
  }
}

/** *Technique ids inside an assessment*: an exclusion whose technique moves is suspended. */
export function exclusionNotes({ technique }: Exclusion, follow: Follow): Note[] {
  const followed = follow(technique)
  switch (followed.outcome) {
    case 'kept':
      return []
    case 'moved':
      return [{ kind: 'suspendedExclusion', technique, to: followed.technique }]
    case 'dropped':
      return [{ kind: 'unknownTechnique', in: 'exclusion', technique, reason: followed.reason }]
  }
}

/** *Assessment file*: until a conflict is resolved, every reader of the figures is told. */
export function conflictNotes(assessment: Assessment): Note[] {
  return assessment.conflicts.map(({ at }) => ({ kind: 'conflict', at }))
}
