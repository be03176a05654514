import type { Domain } from '../attack/attack-version.ts'
import { capabilityKey } from '../mappings/frameworks.ts'
import { byCodeUnits, sortedUnique } from '../order.ts'
import { defaultWeights } from './assessment.ts'
import type { Assessment, CapabilityEntry, CountingMode, Exclusion, Scope, Status, Weights } from './assessment.ts'
import { byCapability, saysNothing } from './canonical.ts'

/*
 * Every change to an assessment is a function from one document to the next. What an edit doesn't touch stays the same
 * object, so that whoever watches a part (scope, overrides, threats) sees that it didn't change.
 */
export type Edit = (assessment: Assessment) => Assessment

export interface CapabilityRef {
  readonly framework: string
  readonly capability: string
}

export interface NewAssessment {
  readonly id: string
  readonly name: string
  /** ISO time. */
  readonly createdAt: string
  readonly domain: Domain
  readonly version: string
  readonly mappingSets: readonly string[]
  /** `sha256:…` of the published file of every bundled set; only those of the chosen sets are kept. */
  readonly sources: Readonly<Record<string, string>>
  readonly platforms?: readonly string[]
}

export function newAssessment(choice: NewAssessment): Assessment {
  const mappingSets = sortedUnique(choice.mappingSets)
  const data = mappingSets.flatMap((set) => {
    const source = Object.hasOwn(choice.sources, set) ? choice.sources[set] : undefined
    return source === undefined ? [] : [[set, source] as const]
  })
  return {
    id: choice.id,
    name: choice.name,
    description: '',
    createdAt: choice.createdAt,
    attack: { domain: choice.domain, version: choice.version },
    mappingSets,
    data: Object.fromEntries(data),
    licences: [],
    scope: { platforms: sortedUnique(choice.platforms ?? []), count: 'all', excluded: [] },
    weights: defaultWeights,
    capabilities: [],
    overrides: [],
    threats: [],
    conflicts: [],
    base: '',
  }
}

/** The entry of a capability; one that says nothing where the document has none. */
export function entryOf(assessment: Assessment, ref: CapabilityRef): CapabilityEntry {
  const found = assessment.capabilities.find(
    (entry) => entry.framework === ref.framework && entry.capability === ref.capability,
  )
  return found ?? { framework: ref.framework, capability: ref.capability, status: 'unassessed' }
}

/** The distinct capabilities under their keys, in canonical order. */
function distinctRefs(refs: readonly CapabilityRef[]): readonly CapabilityRef[] {
  const keyed = refs.map(({ framework, capability }) => ({
    framework,
    capability: capabilityKey(framework, capability),
  }))
  if (keyed.length < 2) return keyed
  const sorted = keyed.sort(byCapability)
  return sorted.filter((ref, at) => at === 0 || byCapability(ref, sorted[at - 1] ?? ref) !== 0)
}

/** The first place from `from` on whose entry doesn't stand before `ref`. */
function placeFor(entries: readonly CapabilityEntry[], ref: CapabilityRef, from: number): number {
  let [low, high] = [from, entries.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const entry = entries[middle]
    if (entry !== undefined && byCapability(entry, ref) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Changes the entries of some capabilities, each once; entries that then say nothing leave the document. Nothing is
 * sorted anew: of 20,000 entries a mark finds one.
 */
export function withEntries(refs: readonly CapabilityRef[], change: (entry: CapabilityEntry) => CapabilityEntry): Edit {
  return (assessment) => {
    const entries = assessment.capabilities
    const next: CapabilityEntry[] = []
    let at = 0
    let isChanged = false
    for (const ref of distinctRefs(refs)) {
      const place = placeFor(entries, ref, at)
      while (at < place) next.push(...entries.slice(at, (at = Math.min(place, at + chunk))))
      const found = entries[place]
      const before = found !== undefined && byCapability(found, ref) === 0 ? found : undefined
      const after = change(before ?? { ...ref, status: 'unassessed' })
      if (!saysNothing(after)) next.push(after)
      if (before !== undefined) at++
      isChanged ||= saysNothing(after) ? before !== undefined : after !== before
    }
    if (!isChanged) return assessment
    while (at < entries.length) next.push(...entries.slice(at, (at += chunk)))
    return { ...assessment, capabilities: next }
  }
}

/** Arguments that one call may carry. */
const chunk = 4096

/** Sets the status of capabilities. `extent` is only for `partial` (default 0.5). */
export function withStatus(refs: readonly CapabilityRef[], status: Status, extent = 0.5): Edit {
  return withEntries(refs, (entry) => {
    const { extent: _before, ...rest } = entry
    return status === 'partial' ? { ...rest, status, extent } : { ...rest, status }
  })
}

/** Sets the extent of a capability and with it the status `partial`. */
export function withExtent(ref: CapabilityRef, extent: number): Edit {
  return withStatus([ref], 'partial', extent)
}

export function withOwner(ref: CapabilityRef, owner: string): Edit {
  return withEntries([ref], ({ owner: _before, ...entry }) => (owner === '' ? entry : { ...entry, owner }))
}

export function withNote(ref: CapabilityRef, note: string): Edit {
  return withEntries([ref], ({ note: _before, ...entry }) => (note === '' ? entry : { ...entry, note }))
}

export function withName(name: string): Edit {
  return (assessment) => ({ ...assessment, name })
}

export function withScope(scope: Scope): Edit {
  return (assessment) => ({ ...assessment, scope })
}

export function withPlatforms(platforms: readonly string[]): Edit {
  return (assessment) => ({ ...assessment, scope: { ...assessment.scope, platforms: sortedUnique(platforms) } })
}

export function withCount(count: CountingMode): Edit {
  return (assessment) => ({ ...assessment, scope: { ...assessment.scope, count } })
}

/** Takes a technique out of scope, or changes the reason of one that is out. */
export function withExclusion(exclusion: Exclusion): Edit {
  return (assessment) => {
    const others = assessment.scope.excluded.filter(({ technique }) => technique !== exclusion.technique)
    const excluded = [...others, exclusion].sort((a, b) => byCodeUnits(a.technique, b.technique))
    return { ...assessment, scope: { ...assessment.scope, excluded } }
  }
}

export function withoutExclusion(technique: string): Edit {
  return (assessment) => ({
    ...assessment,
    scope: {
      ...assessment.scope,
      excluded: assessment.scope.excluded.filter((exclusion) => exclusion.technique !== technique),
    },
  })
}

/** Changes the weights; the caller keeps minimal ≤ partial ≤ significant, all in (0, 1]. */
export function withWeights(weights: Weights): Edit {
  return (assessment) => ({ ...assessment, weights: { ...assessment.weights, ...weights } })
}

/** Adds mapping sets with the hashes of their published files. */
export function withMappingSets(sets: readonly string[], sources: Readonly<Record<string, string>>): Edit {
  return (assessment) => {
    const { data } = newAssessment({ ...emptyChoice, mappingSets: sets, sources })
    const kept = Object.entries(assessment.data).filter(([set]) => !Object.hasOwn(data, set))
    const all = [...kept, ...Object.entries(data)].sort(([a], [b]) => byCodeUnits(a, b))
    return {
      ...assessment,
      mappingSets: sortedUnique([...assessment.mappingSets, ...sets]),
      data: Object.fromEntries(all),
    }
  }
}

const emptyChoice = { id: '', name: '', createdAt: '', domain: 'enterprise', version: '' } as const

/** The same assessment under another id and name, as a copy begins. */
export function copyOf(assessment: Assessment, id: string, name: string, createdAt: string): Assessment {
  return { ...assessment, id, name, createdAt, base: '' }
}
