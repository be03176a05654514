import fc from 'fast-check'
import {
  type Assessment,
  type Conflict,
  countingModes,
  defaultWeights,
  type Scope,
  type Threat,
  type Weights,
} from '../assessment/assessment.ts'
import { canonical } from '../assessment/canonical.ts'
import type { AttackVersion } from '../attack/attack-version.ts'
import type { KnownTechniques } from '../attack/known-techniques.ts'
import type { MappingSet } from '../mappings/mapping-set.ts'
import { sortedUnique } from '../order.ts'
import { arbitraryOverrides, arbitraryStatuses } from './arbitrary-entries.test-twin.ts'
import { arbitraryTechniqueIds, type TechniqueIds } from './arbitrary-techniques.test-twin.ts'
import { arbitraryThreats } from './arbitrary-threats.test-twin.ts'
import type { TwinKnowledge } from './naive/naive-coverage.test-twin.ts'

/** Everything that random assessments can be about. */
export interface AvailableKnowledge {
  readonly attack: readonly AttackVersion[]
  /** Published sets and those of ATT&CK's own mitigations. */
  readonly sets: readonly MappingSet[]
  readonly known: KnownTechniques
  /** `sha256:…` of the published files by set id. */
  readonly sources: Readonly<Record<string, string>>
}

/** What of it one assessment needs. */
export function knowledgeFor(
  assessment: Assessment,
  { attack, sets, known, sources }: AvailableKnowledge,
): TwinKnowledge {
  const { domain, version } = assessment.attack
  const own = attack.find((one) => one.domain === domain && one.version === version)
  if (own === undefined) throw new Error(`${domain} ${version} isn't available`)
  return {
    attack: own,
    sets: sets.filter((set) => assessment.mappingSets.includes(set.id)),
    known,
    sources,
    bundledVersions: attack.filter((one) => one.domain === domain).map((one) => one.version),
  }
}

/**
 * Canonical assessments that an assessment file could hold: any version, any mix of up to six sets (mostly of its
 * domain, sometimes an unknown one), and entries of every kind the file form allows, sensible and not.
 */
export function arbitraryAssessment(available: AvailableKnowledge): fc.Arbitrary<Assessment> {
  const idsOfVersion = new Map<AttackVersion, TechniqueIds>()
  const techniquesOf = (attack: AttackVersion): TechniqueIds => {
    const ids = idsOfVersion.get(attack) ?? arbitraryTechniqueIds(attack, available.attack)
    idsOfVersion.set(attack, ids)
    return ids
  }
  return fc
    .constantFrom(...available.attack)
    .chain((attack) => fc.tuple(fc.constant(attack), chosenSets(attack, available.sets), unknownSets))
    .chain(([attack, chosen, unknown]) => {
      const mappingSets = [...chosen.map((set) => set.id), ...unknown]
      const techniques = techniquesOf(attack)
      const pools = { attack, allAttack: available.attack, chosen, allSets: available.sets, techniques }
      return fc.record({
        mappingSets: fc.constant(sortedUnique(mappingSets)),
        attack: fc.constant({ domain: attack.domain, version: attack.version }),
        data: dataOf(mappingSets, available.sources),
        scope: scopeOf(attack, available.attack, techniques),
        weights,
        capabilities: arbitraryStatuses(chosen, available.sets),
        overrides: arbitraryOverrides(chosen, available.sets, techniques),
        threats: fc.oneof(
          { weight: 1, arbitrary: fc.constant<Threat[]>([]) },
          { weight: 3, arbitrary: arbitraryThreats(pools) },
        ),
        conflicts: fc.uniqueArray(conflict, { maxLength: 2, selector: ({ at }) => JSON.stringify(at) }),
      })
    })
    .map((drawn) =>
      canonical({
        id: '00000000-0000-4000-8000-000000000000',
        name: 'Random',
        description: '',
        createdAt: '2026-01-01T00:00:00.000Z',
        licences: [],
        base: '',
        ...drawn,
      }),
    )
}

function chosenSets(attack: AttackVersion, sets: readonly MappingSet[]): fc.Arbitrary<MappingSet[]> {
  const own = fc.constantFrom(...sets.filter((set) => set.domain === attack.domain))
  return fc.uniqueArray(fc.oneof({ weight: 6, arbitrary: own }, { weight: 1, arbitrary: fc.constantFrom(...sets) }), {
    maxLength: 6,
    size: 'max',
    selector: (set) => set.id,
  })
}

const unknownSets: fc.Arbitrary<string[]> = fc.oneof(
  { weight: 9, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.constant<string[]>(['azure-01.01.2030_attack-30.0-enterprise']) },
)

/** Per chosen set: no hash, the one of the file at hand, or another. */
function dataOf(
  mappingSets: readonly string[],
  sources: Readonly<Record<string, string>>,
): fc.Arbitrary<Record<string, string>> {
  return fc.tuple(...mappingSets.map(() => fc.constantFrom('none', 'same', 'other'))).map((choices) =>
    Object.fromEntries(
      mappingSets.flatMap((set, place) => {
        const found = sources[set]
        if (choices[place] === 'none' || (choices[place] === 'same' && found === undefined)) return []
        return [[set, choices[place] === 'same' && found !== undefined ? found : 'sha256:another']]
      }),
    ),
  )
}

function scopeOf(attack: AttackVersion, all: readonly AttackVersion[], techniques: TechniqueIds): fc.Arbitrary<Scope> {
  const platformsIn = (versions: readonly AttackVersion[]): string[] =>
    sortedUnique(versions.flatMap((version) => version.techniques.flatMap((technique) => technique.platforms)))
  const own = platformsIn([attack])
  const anywhere = [...platformsIn(all), 'Nope']
  const platform = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...(own.length > 0 ? own : anywhere)) },
    { weight: 1, arbitrary: fc.constantFrom(...anywhere) },
  )
  const exclusions = fc.uniqueArray(techniques.any, { maxLength: 8, size: 'max' })
  return fc.record({
    platforms: fc.oneof(
      fc.constant([]),
      fc.uniqueArray(platform, { maxLength: 4, size: 'max' }).map((chosen) => sortedUnique(chosen)),
    ),
    count: fc.constantFrom(...countingModes),
    excluded: exclusions.map((ids) => ids.map((technique) => ({ technique, reason: 'not here' }))),
  })
}

const share = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100),
  fc.constant(1e-6),
)

/** The default weights, or any in order. */
const weights: fc.Arbitrary<Weights> = fc.oneof(
  fc.constant(defaultWeights),
  fc.tuple(share, share, share, share).map(([a, b, c, unscored]) => {
    const [minimal = a, partial = b, significant = c] = [a, b, c].sort((left, right) => left - right)
    return { minimal, partial, significant, unscored }
  }),
)

const conflict: fc.Arbitrary<Conflict> = fc
  .constantFrom<unknown>(
    { framework: 'azure', capability: 'one' },
    { framework: 'nist_800_53', capability: 'AC-2' },
    { kind: 'group', id: 'G0016' },
    'name',
  )
  .map((at) => ({ at, base: null, ours: null, theirs: null }))
