import { isActive } from '../attack/attack-version.ts'
import type { AttackVersion, Standing } from '../attack/attack-version.ts'
import type { Rebase } from '../attack/rebase.ts'
import { findOnShelf } from './look-up.ts'
import type { MitigationMatch, Named, TacticMatch, ThreatMatch } from './match.ts'

export type ObjectMatch = ThreatMatch | TacticMatch | MitigationMatch

/** A technique that an object uses, mitigates or contains. */
export interface ObjectTechnique extends Named {
  /** Names of its tactics, in matrix order. */
  readonly tactics: readonly string[]
  /** Campaigns through which alone a group uses it; empty where it does so itself, and for all other objects. */
  readonly campaigns: readonly Named[]
}

type Version = { readonly attack: AttackVersion; readonly rebase: Rebase }

/** The object of a kind and id; undefined where the version has none. */
export function objectOf(version: Version, kind: ObjectMatch['kind'], id: string): ObjectMatch | undefined {
  return findOnShelf({ ...version, sets: [] }, id).find((match): match is ObjectMatch => match.kind === kind)
}

/** Its techniques with their tactics, and of a group's with the campaigns that brought them. */
export function objectTechniques({ attack, rebase }: Version, object: ObjectMatch): ObjectTechnique[] {
  const tactics = new Map(attack.tactics.map(({ id, name }) => [id, name]))
  const facts = new Map(attack.techniques.map((technique) => [technique.id, technique]))
  const attributed =
    object.kind === 'group' ? attack.campaigns.filter((one) => one.attributedTo.includes(object.id)) : []
  const brought = attributed.map(({ id, name, techniques }) => {
    const used = techniques.flatMap((technique) => {
      const rebased = rebase(technique)
      return rebased.kind === 'dropped' ? [] : [rebased.technique]
    })
    return { campaign: { id, name }, used: new Set(used) }
  })
  return object.techniques.map((technique) => ({
    id: technique.id,
    name: technique.name,
    tactics: (facts.get(technique.id)?.tactics ?? []).map((tactic) => tactics.get(tactic) ?? tactic),
    campaigns:
      'byCampaign' in technique
        ? brought.filter(({ used }) => used.has(technique.id)).map(({ campaign }) => campaign)
        : [],
  }))
}

/** What a revoked object became; undefined for any other. */
export function successorOf(attack: AttackVersion, kind: ObjectMatch['kind'], object: Standing): Named | undefined {
  if (object.revokedBy === undefined || kind === 'tactic') return undefined
  const lists = {
    group: attack.groups,
    software: attack.software,
    campaign: attack.campaigns,
    mitigation: attack.mitigations,
  }
  return lists[kind].find(({ id }) => id === object.revokedBy)
}

/** The active mitigations that a technique has. */
export function mitigationsOf(attack: AttackVersion, technique: string): Named[] {
  return attack.mitigations
    .filter((mitigation) => isActive(mitigation) && mitigation.techniques.includes(technique))
    .map(({ id, name }) => ({ id, name }))
}
