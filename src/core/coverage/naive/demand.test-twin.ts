import type { Assessment, LayerRow, Threat } from '../../assessment/assessment.ts'
import { type AttackVersion, type Campaign, type Group, isActive, type Software } from '../../attack/attack-version.ts'
import { capabilityKey } from '../../mappings/frameworks.ts'
import type { MappingSet } from '../../mappings/mapping-set.ts'
import type { Note } from '../coverage-result.ts'
import { endOfChain, type Follow } from './follow-technique.test-twin.ts'

/** What one source of the threat profile adds to each technique, and what there is to say about it. */
export interface SourceUse {
  readonly demand: ReadonlyMap<string, number>
  readonly notes: readonly Note[]
}

/** *Demand*: demand(t) = Σ weights of the sources that use exactly t; without a profile 1 for every technique. */
export function demandOf(technique: string, assessment: Assessment, uses: readonly SourceUse[]): number {
  if (assessment.threats.length === 0) return 1
  return uses.map((use) => use.demand.get(technique) ?? 0).reduce((a, b) => a + b, 0)
}

export function sourceUse(
  threat: Threat,
  attack: AttackVersion,
  sets: readonly MappingSet[],
  follow: Follow,
): SourceUse {
  switch (threat.kind) {
    case 'group':
      return objectUse(threat, attack.groups, (group) => usedByGroup(group, attack), follow)
    case 'software':
      return objectUse<Software>(threat, attack.software, (software) => software.techniques, follow)
    case 'campaign':
      return objectUse<Campaign>(threat, attack.campaigns, (campaign) => campaign.techniques, follow)
    case 'vulnerability':
      return publishedUse(threat, 'kev', sets, follow)
    case 'incident':
      return publishedUse(threat, 'veris', sets, follow)
    case 'layer':
      return layerUse(threat, follow)
    case 'technique':
      return pickUse(threat, follow)
  }
}

/** *Demand*: a group uses what ATT&CK says it uses and what campaigns attributed to it use. */
function usedByGroup(group: Group, attack: AttackVersion): readonly string[] {
  const campaigns = attack.campaigns.filter(
    (campaign) => isActive(campaign) && campaign.attributedTo.includes(group.id),
  )
  return [...group.techniques, ...campaigns.flatMap((campaign) => campaign.techniques)]
}

const unknownThreat = (threat: Threat): SourceUse => ({
  demand: new Map(),
  notes: [{ kind: 'unknownThreat', threat: threat.kind, id: threat.id }],
})

/** *Demand*: a revoked group, software or campaign is its successor; what it uses is rebased like a mapping. */
function objectUse<T extends Group>(
  threat: Threat,
  objects: readonly T[],
  usedBy: (object: T) => readonly string[],
  follow: Follow,
): SourceUse {
  const named = objects.find((object) => object.id === threat.id)
  const meant = named === undefined ? undefined : endOfChain(objects, named)
  if (meant === undefined) return unknownThreat(threat)
  const notes: Note[] = []
  const source = { threat: threat.kind, id: threat.id }
  if (meant.id !== threat.id) notes.push({ kind: 'successor', ...source, to: meant.id })
  const demand = new Map<string, number>()
  for (const technique of usedBy(meant)) {
    const followed = follow(technique)
    if (followed.outcome === 'dropped') notes.push({ kind: 'dropped', ...source, technique, reason: followed.reason })
    else demand.set(followed.technique, threat.weight)
    if (followed.outcome === 'moved') notes.push({ kind: 'moved', ...source, technique, to: followed.technique })
  }
  return { demand, notes }
}

/** *Demand*: KEV and VERIS sources resolve against the chosen sets; a source counts once per technique. */
function publishedUse(threat: Threat, framework: string, sets: readonly MappingSet[], follow: Follow): SourceUse {
  const key = capabilityKey(framework, threat.id)
  const entries = sets
    .filter((set) => set.framework === framework)
    .flatMap((set) => set.capabilities)
    .filter((capability) => capability.key === key)
  if (entries.length === 0) return unknownThreat(threat)
  const demand = new Map<string, number>()
  for (const mapping of entries.flatMap((entry) => entry.mappings)) {
    const followed = follow(mapping.technique)
    if (followed.outcome !== 'dropped') demand.set(followed.technique, threat.weight)
  }
  return { demand, notes: [] }
}

/** *Demand*: source weight × the row's weight; of rows that meet after following revocations, the higher. */
function layerUse(threat: Threat, follow: Follow): SourceUse {
  const notes: Note[] = []
  const demand = new Map<string, number>()
  const rows: readonly LayerRow[] = threat.techniques ?? []
  for (const { technique, weight } of rows) {
    const followed = follow(technique)
    if (followed.outcome === 'dropped') {
      notes.push({ kind: 'unknownTechnique', in: 'layer', id: threat.id, technique, reason: followed.reason })
      continue
    }
    if (followed.outcome === 'moved') {
      notes.push({ kind: 'moved', threat: 'layer', id: threat.id, technique, to: followed.technique })
    }
    const met = demand.get(followed.technique) ?? 0
    demand.set(followed.technique, Math.max(met, threat.weight * weight))
  }
  return { demand, notes }
}

/** *Technique ids inside an assessment*: a pick is followed to its successor, and noted. */
function pickUse(threat: Threat, follow: Follow): SourceUse {
  const technique = threat.id
  const followed = follow(technique)
  if (followed.outcome === 'dropped') {
    return {
      demand: new Map(),
      notes: [{ kind: 'unknownTechnique', in: 'technique', technique, reason: followed.reason }],
    }
  }
  const demand = new Map([[followed.technique, threat.weight]])
  if (followed.outcome === 'kept') return { demand, notes: [] }
  const moved: Note = { kind: 'moved', threat: 'technique', id: technique, technique, to: followed.technique }
  return { demand, notes: [moved] }
}
