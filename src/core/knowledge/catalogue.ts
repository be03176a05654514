import { isActive } from '../attack/attack-version.ts'
import type { Standing } from '../attack/attack-version.ts'
import { frameworkName, frameworkRole } from '../mappings/frameworks.ts'
import { capabilityLabel } from '../mappings/mapping-set.ts'
import type { Capability } from '../mappings/mapping-set.ts'
import { byVersion } from '../order.ts'
import { isNewest } from './choose-sets.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { attackRef, findOnShelf, groupNameOf } from './look-up.ts'
import type { Shelf } from './look-up.ts'
import type { AttackRef, ThreatMatch } from './match.ts'

/** What can be listed; each list is of active objects, sorted by id, but tactics stand in matrix order. */
export type ListKind =
  'sets' | 'capabilities' | 'techniques' | 'groups' | 'software' | 'campaigns' | 'tactics' | 'mitigations' | 'attack'
export const listKinds: readonly ListKind[] = [
  'sets',
  'capabilities',
  'techniques',
  'groups',
  'software',
  'campaigns',
  'tactics',
  'mitigations',
  'attack',
]

/** One line of a list: names and numbers, lists of texts where a thing has several. */
export type ListRow = Readonly<Record<string, string | number | boolean | null | readonly string[] | AttackRef>>

export function listAttack(index: KnowledgeIndex): ListRow[] {
  return index.attack.map(({ domain, version, rebuilt, modified, counts }) => {
    const versions = index.attack.filter((entry) => entry.domain === domain).map((entry) => entry.version)
    return {
      domain,
      version,
      rebuilt: rebuilt === true,
      newest: versions.every((other) => byVersion(other, version) <= 0),
      modified,
      ...counts,
    }
  })
}

export function listSets(index: KnowledgeIndex): ListRow[] {
  return index.sets.map((set) => ({
    id: set.id,
    framework: set.framework,
    name: frameworkName(set.framework),
    role: frameworkRole(set.framework),
    frameworkVersion: set.frameworkVersion,
    attackVersion: set.attackVersion,
    domain: set.domain,
    created: set.created,
    updated: set.updated,
    newest: isNewest(index, set),
    ...set.counts,
  }))
}

export function listOnShelf(shelf: Shelf, kind: Exclude<ListKind, 'sets' | 'attack'>): ListRow[] {
  const attack = attackRef(shelf.attack)
  switch (kind) {
    case 'capabilities':
      return shelf.sets.flatMap((set) =>
        set.capabilities.map((capability) => ({
          framework: set.framework,
          capability: capability.key,
          id: capability.id,
          label: capabilityLabel(capability),
          group: groupNameOf(set, capability),
          techniques: techniquesOf(shelf, capability).size,
          set: set.id,
          attack,
        })),
      )
    case 'techniques':
      return listTechniques(shelf, attack)
    case 'groups':
      return listThreats(shelf, shelf.attack.groups, attack)
    case 'software':
      return listThreats(shelf, shelf.attack.software, attack)
    case 'campaigns':
      return listThreats(shelf, shelf.attack.campaigns, attack)
    case 'tactics':
      return shelf.attack.tactics.map(({ id, name, shortname }) => ({
        id,
        name,
        shortname,
        techniques: shelf.attack.techniques.filter((t) => isActive(t) && t.tactics.includes(id)).length,
        attack,
      }))
    case 'mitigations':
      return shelf.attack.mitigations.filter(isActive).map(({ id, name, techniques }) => ({
        id,
        name,
        techniques: activeOnly(shelf, techniques).length,
        attack,
      }))
  }
}

/** Techniques of the version that a capability maps to, after rebase. */
function techniquesOf(shelf: Shelf, capability: Capability): Set<string> {
  const techniques = new Set<string>()
  for (const mapping of capability.mappings) {
    const rebased = shelf.rebase(mapping.technique)
    if (rebased.kind !== 'dropped') techniques.add(rebased.technique)
  }
  return techniques
}

function activeOnly(shelf: Shelf, ids: readonly string[]): string[] {
  return ids.filter((id) => shelf.rebase(id).kind === 'kept')
}

function listTechniques(shelf: Shelf, attack: AttackRef): ListRow[] {
  const capabilities = new Map<string, number>()
  for (const capability of shelf.sets.flatMap((set) => set.capabilities)) {
    for (const id of techniquesOf(shelf, capability)) capabilities.set(id, (capabilities.get(id) ?? 0) + 1)
  }
  return shelf.attack.techniques.filter(isActive).map(({ id, name, tactics, platforms, parent }) => ({
    id,
    name,
    parent: parent ?? null,
    tactics,
    platforms,
    capabilities: capabilities.get(id) ?? 0,
    attack,
  }))
}

function listThreats(
  shelf: Shelf,
  threats: readonly (Standing & { readonly id: string; readonly name: string; readonly aliases: readonly string[] })[],
  attack: AttackRef,
): ListRow[] {
  return threats.filter(isActive).map(({ id, name, aliases }) => {
    const match = findOnShelf({ ...shelf, sets: [] }, id).find((found): found is ThreatMatch => 'aliases' in found)
    return { id, name, aliases, techniques: match?.techniques.length ?? 0, attack }
  })
}
