import { byCodeUnits } from '../order.ts'
import type { Assessment, CapabilityEntry } from './assessment.ts'

/** True when an entry says nothing: unassessed, and nothing else recorded. Such entries aren't kept. */
export function saysNothing(entry: CapabilityEntry): boolean {
  const { framework: _framework, capability: _capability, status, ...rest } = entry
  return status === 'unassessed' && Object.keys(rest).length === 0
}

/** One text for each framework and capability: no two pairs share one, whatever the ids contain. */
export function capabilityEntryKey(entry: { readonly framework: string; readonly capability: string }): string {
  return `${String(entry.framework.length)} ${entry.framework} ${entry.capability}`
}

export function byCapability(
  a: { readonly framework: string; readonly capability: string },
  b: { readonly framework: string; readonly capability: string },
): number {
  return byCodeUnits(a.framework, b.framework) || byCodeUnits(a.capability, b.capability)
}

/** The same document with every list in canonical order and without entries that say nothing. */
export function canonical(assessment: Assessment): Assessment {
  const data = Object.entries(assessment.data).sort(([a], [b]) => byCodeUnits(a, b))
  return {
    ...assessment,
    data: Object.fromEntries(data),
    scope: {
      ...assessment.scope,
      excluded: [...assessment.scope.excluded].sort((a, b) => byCodeUnits(a.technique, b.technique)),
    },
    capabilities: assessment.capabilities.filter((entry) => !saysNothing(entry)).sort(byCapability),
    overrides: [...assessment.overrides].sort(
      (a, b) => byCapability(a, b) || byCodeUnits(a.technique, b.technique) || byCodeUnits(a.category, b.category),
    ),
    threats: [...assessment.threats].sort((a, b) => byCodeUnits(a.kind, b.kind) || byCodeUnits(a.id, b.id)),
    conflicts: [...assessment.conflicts].sort((a, b) => byCodeUnits(JSON.stringify(a.at), JSON.stringify(b.at))),
  }
}
