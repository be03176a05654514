import type { AttackVersion, Standing } from '../attack/attack-version.ts'
import type { Rebase } from '../attack/rebase.ts'
import type { Threat } from '../assessment/assessment.ts'
import type { MappingSet } from '../mappings/mapping-set.ts'
import type { Note } from './coverage-result.ts'
import { note } from './notes.ts'

/** What one threat source uses, after rebase. */
export interface ThreatUse {
  readonly threat: Threat
  /** Weight of the use by technique id, in (0, 1]: below 1 only for rows of a layer. */
  readonly techniques: ReadonlyMap<string, number>
  /** Of them, those that a group uses only through campaigns attributed to it. */
  readonly byCampaign: ReadonlySet<string>
  /** False where nothing at hand knows the source. */
  readonly known: boolean
}

export interface Demand {
  readonly uses: readonly ThreatUse[]
  readonly notes: readonly Note[]
}

type Adds = (kind: string, values: Readonly<Record<string, unknown>>) => void

/** What every source of a threat profile uses (coverage model, *Demand*). `sets` are the chosen sets. */
export function resolveThreats(
  threats: readonly Threat[],
  attack: AttackVersion,
  sets: readonly MappingSet[],
  rebase: Rebase,
): Demand {
  const notes: Note[] = []
  const add: Adds = (kind, values) => {
    notes.push(note(kind, values))
  }
  const uses = threats.map((threat): ThreatUse => {
    switch (threat.kind) {
      case 'group':
      case 'software':
      case 'campaign':
        return useOfObject(threat, attack, rebase, add)
      case 'vulnerability':
        return useOfEntry(threat, 'kev', sets, rebase, add)
      case 'incident':
        return useOfEntry(threat, 'veris', sets, rebase, add)
      case 'layer':
        return useOfLayer(threat, rebase, add)
      case 'technique':
        return useOfPick(threat, rebase, add)
    }
  })
  return { uses, notes }
}

/** Σ weights of the sources that use each technique; 1 everywhere when there is no source at all. */
export function demandOf(uses: readonly ThreatUse[], place: ReadonlyMap<string, number>): Float64Array {
  const demand = new Float64Array(place.size)
  if (uses.length === 0) return demand.fill(1)
  for (const { threat, techniques } of uses) {
    for (const [technique, weight] of techniques) {
      const at = place.get(technique)
      if (at !== undefined) demand[at] = (demand[at] ?? 0) + threat.weight * weight
    }
  }
  return demand
}

function unknownUse(threat: Threat, add: Adds): ThreatUse {
  add('unknownThreat', { threat: threat.kind, id: threat.id })
  return { threat, techniques: new Map(), byCampaign: new Set(), known: false }
}

/** The object under an id or, when that was revoked, its last successor; undefined when there is none. */
function successorOf<T extends Standing & { readonly id: string }>(list: readonly T[], id: string): T | undefined {
  const byId = new Map(list.map((object) => [object.id, object]))
  const seen = new Set<string>()
  let at = byId.get(id)
  while (at?.revoked === true) {
    if (seen.has(at.id) || at.revokedBy === undefined) return undefined
    seen.add(at.id)
    at = byId.get(at.revokedBy)
  }
  return at
}

function useOfObject(threat: Threat, attack: AttackVersion, rebase: Rebase, add: Adds): ThreatUse {
  const lists = { group: attack.groups, software: attack.software, campaign: attack.campaigns }
  const object = successorOf(lists[threat.kind as keyof typeof lists], threat.id)
  if (object === undefined) return unknownUse(threat, add)
  if (object.id !== threat.id) add('successor', { threat: threat.kind, id: threat.id, to: object.id })
  const techniques = new Map<string, number>()
  const take = (id: string): string | null => {
    const rebased = rebase(id)
    const at = { threat: threat.kind, id: threat.id, technique: id }
    if (rebased.kind === 'dropped') {
      add('dropped', { ...at, reason: rebased.reason })
      return null
    }
    if (rebased.kind === 'moved') add('moved', { ...at, to: rebased.technique })
    return rebased.technique
  }
  for (const id of object.techniques) {
    const technique = take(id)
    if (technique !== null) techniques.set(technique, 1)
  }
  const byCampaign = new Set<string>()
  if (threat.kind === 'group') {
    const campaigns = attack.campaigns.filter((campaign) => campaign.attributedTo.includes(object.id))
    for (const id of campaigns.flatMap((campaign) => campaign.techniques)) {
      const technique = take(id)
      if (technique === null || techniques.has(technique)) continue
      byCampaign.add(technique)
    }
    for (const technique of byCampaign) techniques.set(technique, 1)
  }
  return { threat, techniques, byCampaign, known: true }
}

/** A CVE or an incident action: its techniques in the chosen sets of its framework; moves are noted by the sets. */
function useOfEntry(
  threat: Threat,
  framework: 'kev' | 'veris',
  sets: readonly MappingSet[],
  rebase: Rebase,
  add: Adds,
): ThreatUse {
  const entries = sets
    .filter((set) => set.framework === framework)
    .flatMap((set) => set.capabilities.filter((capability) => capability.key === threat.id))
  if (entries.length === 0) return unknownUse(threat, add)
  const techniques = new Map<string, number>()
  for (const mapping of entries.flatMap((entry) => entry.mappings)) {
    const rebased = rebase(mapping.technique)
    if (rebased.kind !== 'dropped') techniques.set(rebased.technique, 1)
  }
  return { threat, techniques, byCampaign: new Set(), known: true }
}

function useOfLayer(threat: Threat, rebase: Rebase, add: Adds): ThreatUse {
  const techniques = new Map<string, number>()
  for (const { technique, weight } of threat.techniques ?? []) {
    const rebased = rebase(technique)
    if (rebased.kind === 'dropped') {
      add('unknownTechnique', { in: 'layer', id: threat.id, technique, reason: rebased.reason })
      continue
    }
    if (rebased.kind === 'moved') add('moved', { threat: 'layer', id: threat.id, technique, to: rebased.technique })
    techniques.set(rebased.technique, Math.max(techniques.get(rebased.technique) ?? 0, weight))
  }
  return { threat, techniques, byCampaign: new Set(), known: true }
}

function useOfPick(threat: Threat, rebase: Rebase, add: Adds): ThreatUse {
  const rebased = rebase(threat.id)
  if (rebased.kind === 'dropped') {
    add('unknownTechnique', { in: 'technique', technique: threat.id, reason: rebased.reason })
    return { threat, techniques: new Map(), byCampaign: new Set(), known: false }
  }
  const technique = threat.id
  if (rebased.kind === 'moved') add('moved', { threat: 'technique', id: threat.id, technique, to: rebased.technique })
  return { threat, techniques: new Map([[rebased.technique, 1]]), byCampaign: new Set(), known: true }
}
