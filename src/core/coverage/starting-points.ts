import { baseControl } from '../mappings/baselines.ts'
import type { Baseline, BaselineLevel } from '../mappings/baselines.ts'
import { isInTier, licenceTiers } from '../mappings/licence-tiers.ts'
import type { CoverageIndex } from './coverage-index.ts'
import type { Deployment } from './deployment.ts'

interface Point {
  /** `m365/E3`, `nist_800_53/rev5/low` */
  readonly id: string
  readonly framework: string
  /** Places of its capabilities in the index, ascending; also those without a mapping. */
  readonly places: readonly number[]
}

/** What somebody has or must have as a whole: a good place to start marking from. */
export type StartingPoint =
  | (Point & { readonly kind: 'licence'; readonly tier: string })
  | (Point & {
      readonly kind: 'baseline'
      readonly frameworkVersion: string
      readonly level: BaselineLevel
      /** Base controls that no chosen set has: nothing is mapped to them, so they can't be marked. */
      readonly unmapped: readonly string[]
      /** Enhancements: mappings know their base control only. */
      readonly enhancements: readonly string[]
    })

/** `framework/version` of every chosen supply set. */
function chosenVersions({ capabilities, mappings }: CoverageIndex): ReadonlySet<string> {
  const sets = new Set([
    ...capabilities.map(({ set }) => set),
    ...mappings.flatMap((list) => list.map(({ set }) => set)),
  ])
  return new Set([...sets].map(({ framework, frameworkVersion }) => `${framework}/${frameworkVersion}`))
}

/** The licence tiers and the baselines that an assessment’s chosen sets have capabilities of, in a fixed order. */
export function startingPoints(index: CoverageIndex, baselines: readonly Baseline[]): StartingPoint[] {
  const tiers = licenceTiers.flatMap((tier): StartingPoint[] => {
    const places = placesWhere(index, tier.framework, (key) => isInTier(tier, tier.framework, key))
    const { id, framework } = tier
    return places.length === 0 ? [] : [{ kind: 'licence', id, framework, tier: tier.tier, places }]
  })
  if (baselines.length === 0) return tiers
  const versions = chosenVersions(index)
  const chosen = baselines.filter((one) => versions.has(`${one.framework}/${one.frameworkVersion}`))
  return [...tiers, ...chosen.map((baseline) => baselinePoint(index, baseline))]
}

function placesWhere(index: CoverageIndex, framework: string, holds: (key: string) => boolean): number[] {
  return index.capabilities.flatMap((one, place) => (one.framework === framework && holds(one.key) ? [place] : []))
}

function baselinePoint(index: CoverageIndex, baseline: Baseline): StartingPoint {
  const { framework, frameworkVersion, level, controls } = baseline
  const wanted = new Set(controls)
  const isKnown = (control: string): boolean => index.capabilityPlace.has(`${framework}/${control}`)
  return {
    kind: 'baseline',
    id: `${framework}/${frameworkVersion}/${level}`,
    framework,
    frameworkVersion,
    level,
    places: placesWhere(index, framework, (key) => wanted.has(key)),
    unmapped: controls.filter((control) => baseControl(control) === null && !isKnown(control)),
    enhancements: controls.filter((control) => baseControl(control) !== null && !isKnown(control)),
  }
}

/** How far one has come with a starting point; counted like the progress of an assessment. */
export interface PointProgress {
  readonly assessed: number
  /** Those with a mapping that can apply here. */
  readonly capabilities: number
  /** Of these, in force everywhere. */
  readonly deployed: number
}

export function pointProgress(index: CoverageIndex, deployment: Deployment, point: StartingPoint): PointProgress {
  const counted = point.places.filter(
    (place) => index.capabilities[place]?.mapped === true && deployment.applicable[place] === 1,
  )
  return {
    assessed: counted.filter((place) => deployment.unassessed[place] === 0).length,
    capabilities: counted.length,
    deployed: counted.filter((place) => deployment.extent[place] === 1).length,
  }
}
