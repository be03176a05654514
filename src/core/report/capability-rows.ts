import { statuses } from '../assessment/assessment.ts'
import type { CapabilityEntry, Status } from '../assessment/assessment.ts'
import { frameworkName, frameworks } from '../mappings/frameworks.ts'
import { capabilityLabel } from '../mappings/mapping-set.ts'
import type { Coverage } from '../coverage/compute.ts'
import type { TechniqueResult } from '../coverage/coverage-result.ts'
import type { CapabilityList, CapabilityRow, GapRow, StrongestGaps } from './report-description.ts'
import type { ReportInput } from './report-input.ts'
import { statusWords } from './vocabulary.ts'

/** What the assessment says of each capability, by `framework/key`. */
function entriesByName({ assessment }: ReportInput): ReadonlyMap<string, CapabilityEntry> {
  return new Map(assessment.capabilities.map((entry) => [`${entry.framework}/${entry.capability}`, entry]))
}

/** Number of techniques in scope that each capability maps to, and of those that it alone covers, by place. */
function reachOf(coverage: Coverage): { techniques: Uint32Array; alone: Uint32Array } {
  const { pairs, scope, capabilities } = coverage.index
  const techniques = new Uint32Array(capabilities.length)
  const alone = new Uint32Array(capabilities.length)
  scope.listed.forEach((listed, t) => {
    if (listed !== 1) return
    for (let at = pairs.start[t] ?? 0; at < (pairs.start[t + 1] ?? 0); at++) {
      const place = pairs.capability[at] ?? 0
      techniques[place] = (techniques[place] ?? 0) + 1
      const inForce = (coverage.deployment.extent[place] ?? 0) > 0
      if (inForce && coverage.depth[t] === 1) alone[place] = (alone[place] ?? 0) + 1
    }
  })
  return { techniques, alone }
}

/** Every capability of the chosen sets by framework; those that map to nothing only where something is recorded. */
export function listCapabilities(input: ReportInput): CapabilityList {
  const { index, deployment } = input.coverage
  const entries = entriesByName(input)
  const reach = reachOf(input.coverage)
  const rows = new Map<string, CapabilityRow[]>()
  const counts = new Map<Status, number>()
  let unmapped = 0
  index.capabilities.forEach(({ framework, name, capability, mapped }, place) => {
    const entry = entries.get(name)
    if (!mapped && entry === undefined) {
      unmapped++
      return
    }
    const status = entry?.status ?? 'unassessed'
    counts.set(status, (counts.get(status) ?? 0) + 1)
    const list = rows.get(framework) ?? []
    rows.set(framework, list)
    list.push({
      id: capability.id,
      label: capabilityLabel(capability),
      status,
      extent: deployment.extent[place] ?? 0,
      techniques: reach.techniques[place] ?? 0,
      alone: reach.alone[place] ?? 0,
      owner: entry?.owner ?? '',
      note: entry?.note ?? '',
      evidence: entry?.evidence ?? [],
      reviewed: entry?.reviewedAt ?? '',
      target: entry?.target ?? '',
      effort: entry?.effort ?? null,
    })
  })
  const published = frameworks.map(({ id }) => id)
  const order = [...published, ...[...rows.keys()].filter((id) => !published.includes(id))]
  return {
    groups: order.flatMap((framework) => {
      const group = rows.get(framework)
      return group === undefined ? [] : [{ framework, name: frameworkName(framework), rows: group }]
    }),
    statuses: statuses.flatMap((status) => {
      const capabilities = counts.get(status) ?? 0
      return capabilities === 0 ? [] : [{ status, label: statusWords[status], capabilities }]
    }),
    unmapped,
  }
}

const gapsShown = 25

/** Applicable capabilities that map to a technique, with their status. */
function candidates(
  coverage: Coverage,
  technique: TechniqueResult,
  entries: ReadonlyMap<string, CapabilityEntry>,
): GapRow['capabilities'] {
  const { pairs, scope, capabilities } = coverage.index
  const t = scope.place.get(technique.id)
  if (t === undefined) return []
  const found: GapRow['capabilities'][number][] = []
  for (let at = pairs.start[t] ?? 0; at < (pairs.start[t + 1] ?? 0); at++) {
    const place = pairs.capability[at] ?? -1
    const one = capabilities[place]
    if (one === undefined || coverage.deployment.applicable[place] === 0) continue
    const label = capabilityLabel(one.capability)
    found.push({ name: one.name, label, status: entries.get(one.name)?.status ?? 'unassessed' })
  }
  return found
}

/**
 * Techniques in scope that nothing in force covers: those with the most exposure first (their strength is 0, so that is
 * their demand), then those that the most capabilities could cover, then by id. With a threat profile those that nobody
 * demands are no gaps.
 */
export function strongestGaps(input: ReportInput): StrongestGaps {
  const entries = entriesByName(input)
  const tacticNames = new Map(input.result.tactics.map(({ id, name }) => [id, name]))
  const open = input.result.techniques
    .filter(({ state, exposure }) => state !== 'covered' && state !== 'excluded' && exposure > 0)
    .map((technique) => ({ technique, capabilities: candidates(input.coverage, technique, entries) }))
    // The list is sorted by id already, and sorting is stable.
    .sort((a, b) => b.technique.exposure - a.technique.exposure || b.capabilities.length - a.capabilities.length)
  return {
    all: open.length,
    rows: open.slice(0, gapsShown).map(({ technique, capabilities }) => ({
      technique,
      tactics: technique.tactics.map((id) => tacticNames.get(id) ?? id),
      capabilities,
    })),
  }
}
