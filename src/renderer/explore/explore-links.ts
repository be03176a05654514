import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router'
import { attackKey } from '../../core/attack/attack-version.ts'
import type { OfficialKind } from '../../core/knowledge/official-page.ts'
import { linkTo } from '../router.ts'
import type { ExplorePage } from '../router.ts'
import type { AttackChoice } from './attack-choice.ts'

/** ATT&CK objects with a page of their own here, beside techniques. */
export type ObjectKind = Exclude<OfficialKind, 'technique'>

/** Where everything about the data is, from the page that asks. */
export interface ExploreLinks {
  overview: (part?: string) => RouteLocationRaw
  set: (id: string, query?: LocationQueryRaw) => RouteLocationRaw
  object: (kind: ObjectKind, id: string) => RouteLocationRaw
  technique: (id: string) => RouteLocationRaw
  /** `set`: the one to show it from. */
  capability: (framework: string, key: string, set?: string) => RouteLocationRaw
  /** As one set has it, also where the assessment counts it; its mappings, unless `part` says otherwise. */
  capabilityIn: (framework: string, key: string, set: string, part?: 'crosswalk') => RouteLocationRaw
}

export interface ExploreScene {
  /** Id of the assessment around the page; null outside of any. */
  readonly assessment: string | null
  /** Chosen apart from the assessment's own; the pages that are linked to keep it. */
  readonly attack: AttackChoice | null
  /** Whether the assessment counts a capability: then its page there says more. */
  readonly counts: (framework: string, key: string) => boolean
}

export function exploreLinks({ assessment, attack, counts }: ExploreScene): ExploreLinks {
  const kept: LocationQueryRaw = attack === null ? {} : { attack: attackKey(attack.domain, attack.version) }
  const page = (
    name: ExplorePage,
    params: Readonly<Record<string, string>>,
    query: LocationQueryRaw,
  ): RouteLocationRaw =>
    assessment === null
      ? { name: `open-${name}`, params, query: { ...kept, ...query } }
      : { name, params: { id: assessment, ...params }, query: { ...kept, ...query } }
  return {
    overview: (part) => page('explore', {}, part === undefined ? {} : { part }),
    set: (id, query = {}) => page('explore-set', { set: id }, query),
    object: (kind, id) => page('explore-object', { kind, object: id }, {}),
    technique: (id) =>
      assessment !== null && attack === null
        ? linkTo.technique(assessment, id)
        : page('explore-technique', { technique: id }, {}),
    capability: (framework, key, set) =>
      assessment !== null && attack === null && counts(framework, key)
        ? linkTo.capability(assessment, framework, key)
        : page('explore-capability', { framework, capability: key }, set === undefined ? {} : { set }),
    capabilityIn: (framework, key, set, part) =>
      page('explore-capability', { framework, capability: key }, part === undefined ? { set } : { set, part }),
  }
}
