import fc from 'fast-check'
import type { LayerRow, Threat, ThreatKind } from '../assessment/assessment.ts'
import type { AttackVersion, Group } from '../attack/attack-version.ts'
import type { MappingSet } from '../mappings/mapping-set.ts'
import { byCodeUnits } from '../order.ts'
import { fromPools, type TechniqueIds } from './arbitrary-techniques.test-twin.ts'

export interface ThreatPools {
  readonly attack: AttackVersion
  readonly allAttack: readonly AttackVersion[]
  readonly chosen: readonly MappingSet[]
  readonly allSets: readonly MappingSet[]
  readonly techniques: TechniqueIds
}

/** Up to eight sources of all kinds, never two with one kind and id. Half of the profiles are empty or small. */
export function arbitraryThreats(pools: ThreatPools): fc.Arbitrary<Threat[]> {
  const { attack, allAttack } = pools
  const source = fc.oneof(
    {
      weight: 4,
      arbitrary: plain(
        'group',
        objectIds(attack.groups, allAttack, (version) => version.groups),
      ),
    },
    {
      weight: 2,
      arbitrary: plain(
        'software',
        objectIds(attack.software, allAttack, (version) => version.software),
      ),
    },
    {
      weight: 2,
      arbitrary: plain(
        'campaign',
        objectIds(attack.campaigns, allAttack, (version) => version.campaigns),
      ),
    },
    { weight: 3, arbitrary: plain('vulnerability', publishedIds('kev', pools)) },
    { weight: 3, arbitrary: plain('incident', publishedIds('veris', pools)) },
    { weight: 2, arbitrary: plain('technique', pools.techniques.any) },
    { weight: 2, arbitrary: layer(pools.techniques) },
  )
  return fc.uniqueArray(source, { maxLength: 8, size: 'max', selector: (threat) => `${threat.kind} ${threat.id}` })
}

const sourceWeight = fc.oneof(fc.constantFrom(1, 2, 0.5), fc.double({ min: 0.01, max: 100, noNaN: true }))

function plain(kind: ThreatKind, ids: fc.Arbitrary<string>): fc.Arbitrary<Threat> {
  return fc.record({ kind: fc.constant(kind), id: ids, weight: sourceWeight })
}

/** Ids of this version, those of unusual standing more often than they are; ids of other versions; unknown ones. */
function objectIds(
  own: readonly Group[],
  versions: readonly AttackVersion[],
  objectsOf: (version: AttackVersion) => readonly Group[],
): fc.Arbitrary<string> {
  const idsWhere = (holds: (object: Group) => boolean): string[] => own.filter(holds).map((object) => object.id)
  return fromPools([
    { weight: 6, items: idsWhere(() => true) },
    { weight: 2, items: idsWhere((object) => object.revoked === true) },
    { weight: 1, items: idsWhere((object) => object.deprecated === true) },
    { weight: 1, items: versions.flatMap((version) => objectsOf(version).map((object) => object.id)) },
    { weight: 1, items: ['G9999', 'S9999', 'constructor'] },
  ])
}

/** CVEs or incident actions: of the chosen sets, of others, in the wrong case. */
function publishedIds(framework: string, { chosen, allSets }: ThreatPools): fc.Arbitrary<string> {
  const keysIn = (sets: readonly MappingSet[]): string[] =>
    sets.filter((set) => set.framework === framework).flatMap((set) => set.capabilities.map(({ key }) => key))
  const here = keysIn(chosen)
  return fromPools([
    { weight: 8, items: here },
    { weight: 1, items: here.map((key) => key.toLowerCase()) },
    { weight: 1, items: keysIn(allSets) },
    { weight: 1, items: ['CVE-0000-0000'] },
  ])
}

function layer(techniques: TechniqueIds): fc.Arbitrary<Threat> {
  const weight = fc.oneof(fc.constantFrom(1, 0.5, 0.25), fc.double({ min: 0.01, max: 1, noNaN: true }))
  const rowsOf = (ids: readonly string[]): fc.Arbitrary<LayerRow[]> =>
    fc.tuple(...ids.map((technique) => weight.map((one): LayerRow => ({ technique, weight: one }))))
  const single = techniques.any.chain((id) => rowsOf([id]))
  const meeting = techniques.meeting.length === 0 ? single : fc.constantFrom(...techniques.meeting).chain(rowsOf)
  const rows = fc
    .array(fc.oneof({ weight: 3, arbitrary: single }, { weight: 1, arbitrary: meeting }), {
      maxLength: 12,
      size: 'max',
    })
    .map((groups) => [...new Map(groups.flat().map((row) => [row.technique, row])).values()])
    .map((distinct) => distinct.sort((a, b) => byCodeUnits(a.technique, b.technique)))
  return fc
    .record({ id: fc.constantFrom('layer-1', 'layer-2', 'layer-3'), weight: sourceWeight, rows })
    .map(({ id, weight: of, rows: list }) => ({
      kind: 'layer',
      id,
      name: `Layer ${id}`,
      weight: of,
      ...(list.length > 0 ? { techniques: list } : {}),
    }))
}
