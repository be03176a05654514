import { isActive } from '../attack/attack-version.ts'
import type { AttackVersion, Campaign, Group, Mitigation, Standing, Tactic } from '../attack/attack-version.ts'
import type { Rebase } from '../attack/rebase.ts'
import { capabilityGroup, capabilityLabel } from '../mappings/mapping-set.ts'
import type { Capability, Mapping, MappingSet } from '../mappings/mapping-set.ts'
import { capabilityKey, frameworks } from '../mappings/frameworks.ts'
import { byCodeUnits } from '../order.ts'
import type {
  AttackRef,
  CapabilityMapping,
  CapabilityMatch,
  Dropped,
  Match,
  MitigationMatch,
  Named,
  Scored,
  TacticMatch,
  TechniqueMapping,
  TechniqueMatch,
  ThreatMatch,
} from './match.ts'

/** One bundled ATT&CK version and the mapping sets to look things up in. */
export interface Shelf {
  readonly attack: AttackVersion
  readonly rebase: Rebase
  readonly sets: readonly MappingSet[]
}

export function attackRef({ domain, version, rebuilt }: AttackVersion): AttackRef {
  return { domain, version, ...(rebuilt === true ? { rebuilt } : {}) }
}

/** The name of a capability's group, or its id where the set gives no name; null where it has none. */
export function groupNameOf(set: MappingSet, capability: Capability): string | null {
  const id = capabilityGroup(capability)
  return id === null ? null : ((Object.hasOwn(set.groupNames, id) ? set.groupNames[id] : undefined) ?? id)
}

/** Everything on a shelf that has the id: ATT&CK's objects, then capabilities by framework. */
export function findOnShelf(shelf: Shelf, id: string): Match[] {
  const { attack } = shelf
  const has = <T extends Named>(list: readonly T[]): T[] => list.filter((object) => object.id === id)
  return [
    ...has(attack.tactics).map((tactic) => tacticMatch(shelf, tactic)),
    ...has(attack.techniques).map((technique) => techniqueMatch(shelf, technique)),
    ...has(attack.mitigations).map((mitigation) => mitigationMatch(shelf, mitigation)),
    ...has(attack.groups).map((group) => groupMatch(shelf, group)),
    ...has(attack.software).map((software): ThreatMatch => {
      return { ...threatMatch(shelf, 'software', software), type: software.type }
    }),
    ...has(attack.campaigns).map((campaign): ThreatMatch => {
      const attributedTo = namedIn(attack.groups, campaign.attributedTo)
      return { ...threatMatch(shelf, 'campaign', campaign), attributedTo }
    }),
    ...capabilitiesNamed(shelf, id),
  ]
}

/** An id alone looks in every framework; `framework/id` in that one. A mitigation is shown as what it is in ATT&CK. */
function capabilitiesNamed(shelf: Shelf, id: string): CapabilityMatch[] {
  const slash = id.indexOf('/')
  const framework = frameworks.find((candidate) => candidate.id === id.slice(0, Math.max(slash, 0)))?.id
  const bare = framework === undefined ? id : id.slice(slash + 1)
  return shelf.sets
    .filter((set) => (framework === undefined ? set.framework !== 'attack_mitigations' : set.framework === framework))
    .flatMap((set) => {
      const key = capabilityKey(set.framework, bare)
      return set.capabilities
        .filter((capability) => capability.key === key)
        .map((capability) => capabilityMatch(shelf, set, capability))
    })
}

/** Of group, software or campaign: what this version has instead of the ids that it lists. */
function usesOf(shelf: Shelf, ids: readonly string[]): { techniques: Named[]; dropped: Dropped[] } {
  const techniques = new Map<string, Named>()
  const dropped: Dropped[] = []
  for (const id of ids) {
    const rebased = shelf.rebase(id)
    if (rebased.kind === 'dropped') dropped.push({ technique: id, reason: rebased.reason })
    else techniques.set(rebased.technique, { id: rebased.technique, name: nameOf(shelf.attack, rebased.technique) })
  }
  return { techniques: [...techniques.values()].sort((a, b) => byCodeUnits(a.id, b.id)), dropped }
}

const names = new WeakMap<AttackVersion, ReadonlyMap<string, string>>()

/** Lists ask this for every technique of every group: looked for once a version. */
function nameOf(attack: AttackVersion, technique: string): string {
  let known = names.get(attack)
  if (known === undefined) {
    known = new Map(attack.techniques.map(({ id, name }) => [id, name]))
    names.set(attack, known)
  }
  return known.get(technique) ?? technique
}

function namedIn(list: readonly Named[], ids: readonly string[]): Named[] {
  const names = new Map(list.map(({ id, name }) => [id, name]))
  return ids.map((id) => ({ id, name: names.get(id) ?? id }))
}

function standing({ deprecated, revoked, revokedBy }: Standing): Standing {
  return {
    ...(deprecated === true ? { deprecated } : {}),
    ...(revoked === true ? { revoked } : {}),
    ...(revokedBy === undefined ? {} : { revokedBy }),
  }
}

function named({ id, name }: Named): Named {
  return { id, name }
}

function scored(set: MappingSet, { type, category, value, references }: Mapping): Scored {
  return { type, category, value, references: references.flatMap((place) => set.references[place] ?? []) }
}

function techniqueMatch(shelf: Shelf, technique: AttackVersion['techniques'][number]): TechniqueMatch {
  const { attack } = shelf
  const usedBy = (list: readonly (Standing & Named & { readonly techniques: readonly string[] })[]): Named[] =>
    list.filter((user) => isActive(user) && user.techniques.includes(technique.id)).map(named)
  const campaigns = attack.campaigns.filter((campaign) => isActive(campaign))
  const byCampaign = (group: Group, campaign: Campaign): boolean =>
    campaign.attributedTo.includes(group.id) && campaign.techniques.includes(technique.id)
  const groups = attack.groups.filter(
    (group) =>
      isActive(group) &&
      (group.techniques.includes(technique.id) || campaigns.some((campaign) => byCampaign(group, campaign))),
  )
  const { id, name, platforms, parent } = technique
  return {
    kind: 'technique',
    attack: attackRef(attack),
    id,
    name,
    ...standing(technique),
    tactics: namedIn(attack.tactics, technique.tactics),
    platforms,
    parent: parent === undefined ? null : { id: parent, name: nameOf(attack, parent) },
    subtechniques: attack.techniques.filter((child) => child.parent === id && isActive(child)).map(named),
    mappings: shelf.sets.flatMap((set) => mappingsOf(shelf, set, id)),
    nonMappable: shelf.sets.filter((set) => saysNonMappable(shelf, set, id)).map((set) => set.id),
    groups: groups.map(named),
    software: usedBy(attack.software),
    campaigns: usedBy(attack.campaigns),
  }
}

function saysNonMappable(shelf: Shelf, set: MappingSet, technique: string): boolean {
  return set.nonMappableTechniques.some((published) => landsOn(shelf, published, technique))
}

function landsOn(shelf: Shelf, published: string, technique: string): boolean {
  const rebased = shelf.rebase(published)
  return rebased.kind !== 'dropped' && rebased.technique === technique
}

function mappingsOf(shelf: Shelf, set: MappingSet, technique: string): CapabilityMapping[] {
  return set.capabilities.flatMap((capability) =>
    capability.mappings
      .filter((mapping) => landsOn(shelf, mapping.technique, technique))
      .map((mapping) => ({
        framework: set.framework,
        set: set.id,
        capability: capability.key,
        label: capabilityLabel(capability),
        group: groupNameOf(set, capability),
        ...(mapping.technique === technique ? {} : { published: mapping.technique }),
        ...scored(set, mapping),
      })),
  )
}

function capabilityMatch(shelf: Shelf, set: MappingSet, capability: Capability): CapabilityMatch {
  const mappings: TechniqueMapping[] = []
  const dropped = new Map<string, Dropped>()
  for (const mapping of capability.mappings) {
    const rebased = shelf.rebase(mapping.technique)
    if (rebased.kind === 'dropped') {
      dropped.set(mapping.technique, { technique: mapping.technique, reason: rebased.reason })
      continue
    }
    mappings.push({
      id: rebased.technique,
      name: nameOf(shelf.attack, rebased.technique),
      ...(rebased.kind === 'moved' ? { published: mapping.technique } : {}),
      ...scored(set, mapping),
    })
  }
  return {
    kind: 'capability',
    attack: attackRef(shelf.attack),
    framework: set.framework,
    set: set.id,
    id: capability.id,
    capability: capability.key,
    name: capabilityLabel(capability),
    group: groupNameOf(set, capability),
    mappings: mappings.sort((a, b) => byCodeUnits(a.id, b.id)),
    dropped: [...dropped.values()],
  }
}

function threatMatch(shelf: Shelf, kind: ThreatMatch['kind'], threat: Group): ThreatMatch {
  const { id, name, aliases } = threat
  return {
    kind,
    attack: attackRef(shelf.attack),
    id,
    name,
    aliases,
    ...standing(threat),
    ...usesOf(shelf, threat.techniques),
  }
}

function groupMatch(shelf: Shelf, group: Group): ThreatMatch {
  const match = threatMatch(shelf, 'group', group)
  const campaigns = shelf.attack.campaigns.filter(({ attributedTo }) => attributedTo.includes(group.id))
  const listed = new Set(match.techniques.map(({ id }) => id))
  const inCampaigns = usesOf(
    shelf,
    campaigns.flatMap(({ techniques }) => techniques),
  )
  const further = inCampaigns.techniques.filter(({ id }) => !listed.has(id))
  const dropped = new Map([...match.dropped, ...inCampaigns.dropped].map((entry) => [entry.technique, entry]))
  return {
    ...match,
    campaigns: campaigns.map(named),
    techniques: [
      ...match.techniques,
      ...further.map((technique) => ({ ...technique, byCampaign: true as const })),
    ].sort((a, b) => byCodeUnits(a.id, b.id)),
    dropped: [...dropped.values()],
  }
}

function tacticMatch({ attack }: Shelf, tactic: Tactic): TacticMatch {
  const techniques = attack.techniques.filter(
    (technique) => isActive(technique) && technique.tactics.includes(tactic.id),
  )
  const { id, name, shortname } = tactic
  return { kind: 'tactic', attack: attackRef(attack), id, name, shortname, techniques: techniques.map(named) }
}

/** As its mapping set has it: only active techniques, and none of a mitigation that isn't active itself. */
function mitigationMatch({ attack }: Shelf, mitigation: Mitigation): MitigationMatch {
  const active = new Set(attack.techniques.filter(isActive).map(({ id }) => id))
  const techniques = isActive(mitigation) ? mitigation.techniques.filter((id) => active.has(id)) : []
  const { id, name } = mitigation
  return {
    kind: 'mitigation',
    attack: attackRef(attack),
    id,
    name,
    ...standing(mitigation),
    techniques: namedIn(attack.techniques, techniques),
  }
}
