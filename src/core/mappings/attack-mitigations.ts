import { byCodeUnits } from '../order.ts'
import { isActive } from '../attack/attack-version.ts'
import type { AttackVersion, Domain } from '../attack/attack-version.ts'
import type { MappingSet } from './mapping-set.ts'

export function mitigationSetId(domain: Domain, version: string): string {
  return `attack_mitigations-${version}_attack-${version}-${domain}`
}

const idForm = /^attack_mitigations-(?<version>[0-9.]+)_attack-\k<version>-(?<domain>enterprise|mobile|ics)$/

/** Domain and version named by the id of an `attack_mitigations` set; null for any other id. */
export function mitigationSetVersion(id: string): { domain: Domain; version: string } | null {
  const groups = idForm.exec(id)?.groups
  if (groups?.['version'] === undefined || groups['domain'] === undefined) return null
  return { domain: groups['domain'] as Domain, version: groups['version'] }
}

/**
 * ATT&CK's own mitigations as a supply set. A link counts when mitigation and technique are both active in the
 * version (inactive relationships were left out by the reader); an active mitigation without links is a capability too.
 */
export function mitigationSet(attack: AttackVersion): MappingSet {
  const active = new Set(attack.techniques.filter(isActive).map((technique) => technique.id))
  const capabilities = attack.mitigations
    .filter(isActive)
    .map((mitigation) => {
      const mappings = mitigation.techniques
        .filter((technique) => active.has(technique))
        .map((technique) => ({ technique, type: 'mitigates', category: null, value: null, references: [] }))
      return {
        id: mitigation.id,
        key: mitigation.id,
        labels: [{ text: mitigation.name, rows: Math.max(1, mappings.length) }],
        groups: [],
        mappings,
        nonMappable: 0,
      }
    })
    .sort((a, b) => byCodeUnits(a.key, b.key))
  return {
    id: mitigationSetId(attack.domain, attack.version),
    framework: 'attack_mitigations',
    frameworkVersion: attack.version,
    attackVersion: attack.version,
    domain: attack.domain,
    created: null,
    updated: null,
    groupNames: {},
    references: [],
    capabilities,
    nonMappableTechniques: [],
  }
}
