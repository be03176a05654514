import { type AttackVersion, type Domain, domains, type Standing } from '../../attack/attack-version.ts'
import type { KnownTechniques } from '../../attack/known-techniques.ts'
import { byVersion } from '../../order.ts'

/** What the twin needs to know of ATT&CK to judge an id: the assessment's version, and who else knows it. */
export interface TechniqueKnowledge {
  readonly attack: AttackVersion
  readonly known: KnownTechniques
  readonly bundledVersions: readonly string[]
}

export type DropReason = 'deprecated' | 'noSuccessor' | 'laterVersion' | 'otherDomain' | 'unknown'

/** Where an id leads in the assessment's version: it stays, it moves, or it leads nowhere for a reason. */
export type Followed =
  | { readonly outcome: 'kept'; readonly technique: string }
  | { readonly outcome: 'moved'; readonly technique: string }
  | { readonly outcome: 'dropped'; readonly reason: DropReason }

/** The object at the end of a chain of successors; undefined where the chain leads out of the bundle or in a circle. */
export function endOfChain<T extends Standing & { readonly id: string }>(
  objects: readonly T[],
  start: T,
): T | undefined {
  const seen = new Set<string>()
  let here: T | undefined = start
  while (here?.revoked === true) {
    if (seen.has(here.id)) return undefined
    seen.add(here.id)
    const next: string | undefined = here.revokedBy
    here = objects.find((object) => object.id === next)
  }
  return here
}

export type Follow = (id: string) => Followed

/** `followTechnique` with its answers kept: the same few hundred ids are asked for by thousands of mappings. */
export function rememberingFollow(knowledge: TechniqueKnowledge): Follow {
  const answers = new Map<string, Followed>()
  return (id) => {
    const answer = answers.get(id) ?? followTechnique(id, knowledge)
    answers.set(id, answer)
    return answer
  }
}

/** *Across ATT&CK versions*: active → keep; revoked → follow to its end; deprecated, unknown or no end → dropped. */
export function followTechnique(id: string, knowledge: TechniqueKnowledge): Followed {
  const start = knowledge.attack.techniques.find((technique) => technique.id === id)
  if (start === undefined) return { outcome: 'dropped', reason: reasonOfAbsence(id, knowledge) }
  const end = endOfChain(knowledge.attack.techniques, start)
  if (end === undefined) return { outcome: 'dropped', reason: 'noSuccessor' }
  if (end.deprecated === true) return { outcome: 'dropped', reason: 'deprecated' }
  return { outcome: end.id === id ? 'kept' : 'moved', technique: end.id }
}

/** *Across ATT&CK versions*, the reasons of an absent id: a later version of this domain, another domain, or nobody. */
function reasonOfAbsence(id: string, { attack, known, bundledVersions }: TechniqueKnowledge): DropReason {
  const spans: Readonly<Partial<Record<Domain, readonly [string, string]>>> = Object.hasOwn(known, id)
    ? (known[id] ?? {})
    : {}
  const here = spans[attack.domain]
  if (here !== undefined) {
    const knownBy = bundledVersions.filter(
      (version) => byVersion(here[0], version) <= 0 && byVersion(version, here[1]) <= 0,
    )
    if (knownBy.some((version) => byVersion(version, attack.version) > 0)) return 'laterVersion'
  }
  const elsewhere = domains.filter((domain) => domain !== attack.domain)
  return elsewhere.some((domain) => spans[domain] !== undefined) ? 'otherDomain' : 'unknown'
}
