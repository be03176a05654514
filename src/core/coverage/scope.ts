import { isActive } from '../attack/attack-version.ts'
import type { AttackVersion, Technique } from '../attack/attack-version.ts'
import type { Rebase } from '../attack/rebase.ts'
import type { Scope } from '../assessment/assessment.ts'
import type { Note } from './coverage-result.ts'
import { note } from './notes.ts'

/** The active techniques of a version, and which of them an assessment speaks of. */
export interface TechniquesInScope {
  /** Active techniques, sorted by id. Everything else here is parallel to it. */
  readonly techniques: readonly Technique[]
  readonly place: ReadonlyMap<string, number>
  /** 0: not listed; 1: in T; 2: excluded, and otherwise in T. */
  readonly listed: Uint8Array
  /** 1: active, on the chosen platforms and not excluded, whatever the counting mode: what a family counts. */
  readonly inFamily: Uint8Array
  /** Places of the active sub-techniques of each technique. */
  readonly children: readonly (readonly number[])[]
  /** Reason of each exclusion that counts, by technique id. */
  readonly exclusions: ReadonlyMap<string, string>
  readonly notes: readonly Note[]
}

/** Platforms that a scope chooses: none means all, and ICS ignores the choice. */
function chosenPlatforms(attack: AttackVersion, scope: Scope): ReadonlySet<string> | null {
  return attack.domain === 'ics' || scope.platforms.length === 0 ? null : new Set(scope.platforms)
}

export function techniquesInScope(attack: AttackVersion, scope: Scope, rebase: Rebase): TechniquesInScope {
  const techniques = attack.techniques.filter(isActive)
  const place = new Map(techniques.map((technique, at) => [technique.id, at]))
  const children: number[][] = techniques.map(() => [])
  techniques.forEach((technique, at) => {
    const parent = technique.parent === undefined ? undefined : place.get(technique.parent)
    if (parent !== undefined) children[parent]?.push(at)
  })
  const platforms = chosenPlatforms(attack, scope)
  const { exclusions, notes } = readExclusions(scope, rebase)
  const listed = new Uint8Array(techniques.length)
  const inFamily = new Uint8Array(techniques.length)
  techniques.forEach((technique, at) => {
    const onPlatform =
      platforms === null ||
      technique.platforms.length === 0 ||
      technique.platforms.some((platform) => platforms.has(platform))
    if (!onPlatform) return
    const excluded = exclusions.has(technique.id)
    if (!excluded) inFamily[at] = 1
    const isSub = technique.parent !== undefined
    const counted =
      scope.count === 'all' || (scope.count === 'techniques' ? !isSub : isSub || children[at]?.length === 0)
    if (counted) listed[at] = excluded ? 2 : 1
  })
  const known = new Set(techniques.flatMap((technique) => technique.platforms))
  const unknown = [...(platforms ?? [])].filter((platform) => !known.has(platform))
  return {
    techniques,
    place,
    listed,
    inFamily,
    children,
    exclusions,
    notes: [...notes, ...unknown.map((platform) => note('unknownPlatform', { platform }))],
  }
}

/** An exclusion whose technique moved is suspended: it counts for nothing until the analyst confirms it. */
function readExclusions(scope: Scope, rebase: Rebase): { exclusions: Map<string, string>; notes: Note[] } {
  const exclusions = new Map<string, string>()
  const notes: Note[] = []
  for (const { technique, reason } of scope.excluded) {
    const rebased = rebase(technique)
    if (rebased.kind === 'kept') exclusions.set(technique, reason)
    else if (rebased.kind === 'moved') notes.push(note('suspendedExclusion', { technique, to: rebased.technique }))
    else notes.push(note('unknownTechnique', { in: 'exclusion', technique, reason: rebased.reason }))
  }
  return { exclusions, notes }
}
