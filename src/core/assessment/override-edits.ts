import { capabilityKey } from '../mappings/frameworks.ts'
import { byCodeUnits } from '../order.ts'
import type { Override } from './assessment.ts'
import { byCapability } from './canonical.ts'
import type { Edit } from './edits.ts'

/** Which score an override speaks of; at most one override of a document has it. */
export type OverrideKey = Pick<Override, 'framework' | 'capability' | 'technique' | 'category'>

/** The key as documents write it: ids trimmed, NIST ids without padding. */
function canonicalKey({ framework, capability, technique, category }: OverrideKey): OverrideKey {
  const written = { framework: framework.trim(), technique: technique.trim(), category }
  return { ...written, capability: capabilityKey(written.framework, capability) }
}

function byKey(a: OverrideKey, b: OverrideKey): number {
  return byCapability(a, b) || byCodeUnits(a.technique, b.technique) || byCodeUnits(a.category, b.category)
}

/**
 * Sets a score instead of the published one, or adds one that nobody published; the reason is trimmed. Takes the place
 * of the override with its key, whose unknown keys stay, and of those in `instead`: overrides under revoked technique
 * ids may speak of the same score.
 */
export function withOverride(override: Override, instead: readonly OverrideKey[] = []): Edit {
  const key = canonicalKey(override)
  const gone = instead.map(canonicalKey)
  return (assessment) => {
    const before = assessment.overrides.find((other) => byKey(other, key) === 0)
    const kept = before?.unknown === undefined ? {} : { unknown: before.unknown }
    const added: Override = { ...kept, ...override, ...key, reason: override.reason.trim() }
    const others = assessment.overrides.filter(
      (other) => other !== before && !gone.some((one) => byKey(one, other) === 0),
    )
    const isThere = before?.value === added.value && before.reason === added.reason
    if (isThere && others.length === assessment.overrides.length - 1) return assessment
    return { ...assessment, overrides: [...others, added].sort(byKey) }
  }
}

/** Lets the published scores hold again; keys that no override has are passed over. */
export function withoutOverrides(keys: readonly OverrideKey[]): Edit {
  const gone = keys.map(canonicalKey)
  return (assessment) => {
    const overrides = assessment.overrides.filter((other) => !gone.some((one) => byKey(one, other) === 0))
    return overrides.length === assessment.overrides.length ? assessment : { ...assessment, overrides }
  }
}
