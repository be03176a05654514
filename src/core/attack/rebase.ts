import { byVersion } from '../order.ts'
import type { AttackVersion } from './attack-version.ts'
import type { KnownTechniques } from './known-techniques.ts'

/** Why a technique has no place in an ATT&CK version. */
export type DropReason = 'laterVersion' | 'otherDomain' | 'unknown' | 'deprecated' | 'noSuccessor'

export type Rebased =
  | { readonly kind: 'kept'; readonly technique: string }
  | { readonly kind: 'moved'; readonly technique: string }
  | { readonly kind: 'dropped'; readonly reason: DropReason }

export type Rebase = (id: string) => Rebased

/**
 * How technique ids from elsewhere stand in `attack`: an active one is kept, a revoked one is followed to the end of
 * its `revoked-by` chain, everything else is dropped with its reason (coverage model, *Across ATT&CK versions*).
 */
export function rebaseOnto(attack: AttackVersion, known: KnownTechniques): Rebase {
  const techniques = new Map(attack.techniques.map((technique) => [technique.id, technique]))
  const answers = new Map<string, Rebased>()

  const follow = (id: string): Rebased => {
    const first = techniques.get(id)
    if (first === undefined) return { kind: 'dropped', reason: absence(attack, known, id) }
    const seen = new Set<string>()
    let at: typeof first | undefined = first
    while (at?.revoked === true) {
      if (seen.has(at.id)) return { kind: 'dropped', reason: 'noSuccessor' }
      seen.add(at.id)
      at = at.revokedBy === undefined ? undefined : techniques.get(at.revokedBy)
    }
    if (at === undefined) return { kind: 'dropped', reason: 'noSuccessor' }
    if (at.deprecated === true) return { kind: 'dropped', reason: 'deprecated' }
    return { kind: at === first ? 'kept' : 'moved', technique: at.id }
  }

  return (id) => {
    const cached = answers.get(id)
    if (cached !== undefined) return cached
    const answer = follow(id)
    answers.set(id, answer)
    return answer
  }
}

function absence(attack: AttackVersion, known: KnownTechniques, id: string): DropReason {
  const spans = Object.hasOwn(known, id) ? known[id] : undefined
  if (spans === undefined) return 'unknown'
  const last = spans[attack.domain]?.[1]
  if (last !== undefined && byVersion(last, attack.version) > 0) return 'laterVersion'
  return Object.keys(spans).some((domain) => domain !== attack.domain) ? 'otherDomain' : 'unknown'
}
