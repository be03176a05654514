import type { Assessment, CapabilityEntry } from '../../core/assessment/assessment.ts'
import { computeCoverage } from '../../core/coverage/compute.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import { indexCoverage } from '../../core/coverage/coverage-index.ts'
import type { CoverageIndex, CoverageInput } from '../../core/coverage/coverage-index.ts'
import { differingParts } from '../../core/order.ts'

/** What of the knowledge an assessment stands on. */
export type CoverageBasis = Omit<CoverageInput, 'assessment'>

/** A document with everything that is computed from it. Immutable, replaced whole. */
export interface OpenedAssessment {
  readonly document: Assessment
  readonly basis: CoverageBasis
  readonly index: CoverageIndex
  readonly current: Coverage
  readonly planned: Coverage
}

/** The parts of a document that its index depends on. */
const indexedParts = ['attack', 'mappingSets', 'data', 'scope', 'weights', 'overrides', 'threats', 'conflicts'] as const

export function needsOtherBasis(before: Assessment, after: Assessment): boolean {
  return before.attack !== after.attack || before.mappingSets !== after.mappingSets
}

function isSameBasis(a: CoverageBasis, b: CoverageBasis): boolean {
  return a.attack === b.attack && a.sets.length === b.sets.length && a.sets.every((set, at) => set === b.sets[at])
}

/** Entries that coverage looks at; notes, owners and dates of the others don't count. */
function marked(entries: readonly CapabilityEntry[]): CapabilityEntry[] {
  return entries.filter(({ status }) => status !== 'unassessed')
}

function isSameDeployment(before: readonly CapabilityEntry[], after: readonly CapabilityEntry[]): boolean {
  if (before === after) return true
  const [partBefore, partAfter] = differingParts(before, after)
  const [left, right] = [marked(partBefore), marked(partAfter)]
  if (left.length !== right.length) return false
  return left.every((a, at) => {
    const b = right[at]
    if (a === b) return true
    return (
      a.framework === b?.framework && a.capability === b.capability && a.status === b.status && a.extent === b.extent
    )
  })
}

/** Opens a document; what of `before` still holds is kept as the same object, so that watchers see no change. */
export function opened(
  document: Assessment,
  basis: CoverageBasis,
  before: OpenedAssessment | null = null,
): OpenedAssessment {
  const keepsIndex =
    before !== null &&
    isSameBasis(before.basis, basis) &&
    indexedParts.every((part) => before.document[part] === document[part])
  const index = keepsIndex ? before.index : indexCoverage({ ...basis, assessment: document })
  if (keepsIndex && isSameDeployment(before.document.capabilities, document.capabilities)) {
    return { ...before, document, basis }
  }
  return {
    document,
    basis,
    index,
    current: computeCoverage(index, document.capabilities, 'current'),
    planned: computeCoverage(index, document.capabilities, 'planned'),
  }
}

function isSameEntry(a: CapabilityEntry, b: CapabilityEntry | undefined): boolean {
  if (a === b) return true
  if (b === undefined) return false
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => Reflect.get(a, key) === Reflect.get(b, key))
}

/** True when an edit left everything as it was, such as a mark that was there already. */
export function isSameDocument(before: Assessment, after: Assessment): boolean {
  if (before === after) return true
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  keys.delete('capabilities')
  if ([...keys].some((key) => Reflect.get(before, key) !== Reflect.get(after, key))) return false
  const { capabilities } = after
  return (
    before.capabilities.length === capabilities.length &&
    before.capabilities.every((entry, at) => isSameEntry(entry, capabilities[at]))
  )
}
