import type { Category } from '../../mappings/mapping-set.ts'
import { sortedUnique } from '../../order.ts'
import type { Level, Scenario, TechniqueState } from '../coverage-result.ts'
import type { Deployment } from './deployment.test-twin.ts'
import type { Link } from './supply-links.test-twin.ts'

/** Everything below takes the links of one technique. */
type LinksOfTechnique = readonly Link[]

/** *Strength*: strength(t) = the greatest weight(m) · extent(k) over all mappings, scored or unscored; 0 for none. */
export function strength(links: LinksOfTechnique, { extent }: Deployment, scenario: Scenario): number {
  return Math.max(0, ...links.map((link) => link.weight * extent(link.capability, scenario)))
}

/** *Strength*: strength_c(t) = the same over the mappings of one category; unscored ones belong to none. */
export function categoryStrength(
  links: LinksOfTechnique,
  category: Category,
  deployment: Deployment,
  scenario: Scenario,
): number {
  return strength(
    links.filter((link) => link.category === category),
    deployment,
    scenario,
  )
}

/** *Strength*: true when strength(t) > 0 and no scored mapping of it reaches above 0. */
export function unscoredOnly(links: LinksOfTechnique, deployment: Deployment, scenario: Scenario): boolean {
  const scored = links.filter((link) => link.category !== 'unscored')
  return strength(links, deployment, scenario) > 0 && strength(scored, deployment, scenario) === 0
}

/** *Level of a strength*. */
export function level(s: number): Level {
  if (s === 0) return 'none'
  if (s < 0.25) return 'minimal'
  return s < 0.75 ? 'partial' : 'significant'
}

/** *Depth*: the distinct capabilities with extent > 0 that map to the technique, sorted. */
export function capabilitiesInForce(links: LinksOfTechnique, { extent }: Deployment, scenario: Scenario): string[] {
  return sortedUnique(links.map((link) => link.capability).filter((capability) => extent(capability, scenario) > 0))
}

/** *State of a technique*: the first that holds. */
export function state(
  excluded: boolean,
  links: LinksOfTechnique,
  deployment: Deployment,
  scenario: Scenario,
): TechniqueState {
  if (excluded) return 'excluded'
  if (strength(links, deployment, scenario) > 0) return 'covered'
  if (strength(links, deployment, 'planned') > 0) return 'planned'
  const statuses = links.map((link) => deployment.status(link.capability))
  const applicable = statuses.filter((status) => status !== 'not_applicable')
  if (applicable.includes('unassessed')) return 'unassessed'
  return applicable.length > 0 ? 'gap' : 'no_control'
}
