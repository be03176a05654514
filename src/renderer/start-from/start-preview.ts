import type { Assessment, CapabilityEntry, Status } from '../../core/assessment/assessment.ts'
import { withStatus } from '../../core/assessment/edits.ts'
import type { Edit } from '../../core/assessment/edits.ts'
import { computeCoverage } from '../../core/coverage/compute.ts'
import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'
import type { Scenario } from '../../core/coverage/coverage-result.ts'
import type { IndexedCapability } from '../../core/coverage/indexed.ts'
import type { StartingPoint } from '../../core/coverage/starting-points.ts'

export interface StartChoice {
  readonly point: StartingPoint
  readonly status: Status
  /** Capabilities that somebody looked at already stay as they are. */
  readonly onlyUnassessed: boolean
}

/** A capability that would be marked, with what is said of it now. */
export interface StartChange {
  readonly capability: IndexedCapability
  readonly before: Status
}

/** What a choice would do, before anything is done. */
export interface StartPreview {
  readonly changes: readonly StartChange[]
  /** Capabilities of the starting point, those that stay as they are too. */
  readonly all: number
  /** Techniques covered now and then. */
  readonly covered: { readonly before: number; readonly after: number; readonly techniques: number }
  readonly edit: Edit
}

/** Marks every capability that would change as one edit. */
export function previewStart(
  document: Assessment,
  index: CoverageIndex,
  scenario: Scenario,
  { point, status, onlyUnassessed }: StartChoice,
): StartPreview {
  const entries = new Map<string, CapabilityEntry>(
    document.capabilities.map((entry) => [`${entry.framework}/${entry.capability}`, entry]),
  )
  const changes = point.places.flatMap((place): StartChange[] => {
    const capability = index.capabilities[place]
    if (capability === undefined) return []
    const before = entries.get(capability.name)?.status ?? 'unassessed'
    return before === status || (onlyUnassessed && before !== 'unassessed') ? [] : [{ capability, before }]
  })
  const refs = changes.map(({ capability: { framework, key } }) => ({ framework, capability: key }))
  const edit = withStatus(refs, status)
  const metrics = (assessment: Assessment) => computeCoverage(index, assessment.capabilities, scenario).metrics
  const before = metrics(document)
  return {
    changes,
    all: point.places.length,
    covered: { before: before.covered, after: metrics(edit(document)).covered, techniques: before.techniques },
    edit,
  }
}
