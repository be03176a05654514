import { byCodeUnits, sortedUnique } from '../order.ts'
import { attackKey } from '../attack/attack-version.ts'
import type { AttackVersion, Technique } from '../attack/attack-version.ts'
import { capabilityKey, frameworkRole } from '../mappings/frameworks.ts'
import type { DataFinding, FindingKind } from '../knowledge/knowledge-index.ts'
import { isMapping } from './mappings-explorer.ts'
import type { PublishedRow, ReadMappings } from './mappings-explorer.ts'

/** Every ATT&CK version at hand by `attackKey`, bundled or not. */
export type AttackVersions = ReadonlyMap<string, AttackVersion>

const examplesShown = 3

/**
 * The oddities of one published mapping file: found, counted and kept. `previous` is the next older set of the same
 * framework and domain, for ids that were renamed between the two.
 */
export function mappingFindings(
  read: ReadMappings,
  versions: AttackVersions,
  newest: AttackVersion | undefined,
  previous: ReadMappings | undefined,
): DataFinding[] {
  const { set, rows } = read
  const findings: DataFinding[] = []
  const found = (kind: FindingKind, examples: readonly string[], count = examples.length): void => {
    if (count > 0) findings.push({ set: set.id, kind, count, examples: examples.slice(0, examplesShown) })
  }
  techniqueFindings(read, versions, newest, found)
  repeatedFindings(read, found)
  const name = (row: PublishedRow): string => row.capability?.trim() ?? row.technique?.trim() ?? ''
  const each = (holds: (row: PublishedRow) => boolean): string[] => rows.filter(holds).map(name)
  const scored = frameworkRole(set.framework) === 'scored'
  found(
    'missingScore',
    each((row) => isMapping(row) && scored && (row.category === null || row.value === null)),
  )
  found(
    'missingType',
    each((row) => row.type === null),
  )
  found(
    'rowWithoutTechnique',
    each((row) => row.technique === null),
  )
  found(
    'rowWithoutCapability',
    each((row) => row.capability === null),
  )
  found(
    'completeWithoutTechnique',
    each((row) => row.technique === null && row.status !== 'non_mappable'),
  )
  const mapped = new Set(rows.filter(isMapping).map((row) => row.technique?.trim()))
  found(
    'nonMappableAndMapped',
    set.nonMappableTechniques.filter((technique) => mapped.has(technique)),
  )
  found(
    'missingGroup',
    each((row) => row.group === null),
  )
  found(
    'labelMissing',
    each((row) => row.capability !== null && row.label === null),
  )
  found('textUntrimmed', each(hasUntrimmedText))
  idFindings(read, found)
  found('licenceTier', set.framework === 'm365' ? idsOf(read).filter((id) => /-E[35]$/.test(id)) : [])
  if (previous !== undefined) {
    const now = new Set(set.capabilities.map((capability) => capability.key))
    const then = previous.set.capabilities.map((capability) => capability.key)
    found(
      'capabilityRenamed',
      then.filter((key) => !now.has(key)),
    )
  }
  return findings
}

type Found = (kind: FindingKind, examples: readonly string[], count?: number) => void

function idsOf(read: ReadMappings): string[] {
  return read.set.capabilities.map((capability) => capability.id)
}

function hasUntrimmedText(row: PublishedRow): boolean {
  return [row.label, row.rationale, row.techniqueName].some((text) => text !== null && /\r|^\s|\s$/.test(text))
}

/** Technique ids that the file's own ATT&CK version has revoked, deprecated or never had, and names changed since. */
function techniqueFindings(
  read: ReadMappings,
  versions: AttackVersions,
  newest: AttackVersion | undefined,
  found: Found,
): void {
  const own = versions.get(attackKey(read.set.domain, read.set.attackVersion))
  if (own === undefined) return
  const byId = (attack: AttackVersion): Map<string, Technique> => new Map(attack.techniques.map((t) => [t.id, t]))
  const techniques = byId(own)
  const others = [...versions.values()].filter((attack) => attack.domain !== read.set.domain)
  const elsewhere = new Set(others.flatMap((attack) => attack.techniques.map((technique) => technique.id)))
  const rowsWith = (holds: (id: string, technique: Technique | undefined) => boolean): string[] =>
    read.rows.flatMap((row) => {
      const id = row.technique?.trim()
      return id !== undefined && holds(id, techniques.get(id)) ? [id] : []
    })
  const count = (kind: FindingKind, ids: string[]): void => {
    found(kind, sortedUnique(ids), ids.length)
  }
  count(
    'revokedTechnique',
    rowsWith((_, technique) => technique?.revoked === true),
  )
  count(
    'deprecatedTechnique',
    rowsWith((_, technique) => technique?.revoked !== true && technique?.deprecated === true),
  )
  count(
    'otherDomainTechnique',
    rowsWith((id, technique) => technique === undefined && elsewhere.has(id)),
  )
  count(
    'unknownTechnique',
    rowsWith((id, technique) => technique === undefined && !elsewhere.has(id)),
  )
  if (newest === undefined) return
  const today = byId(newest)
  const renamed = read.rows.flatMap((row) => {
    const technique = today.get(row.technique?.trim() ?? '')
    const differs = technique !== undefined && row.techniqueName !== null && row.techniqueName.trim() !== technique.name
    return differs ? [technique.id] : []
  })
  found('renamedTechnique', sortedUnique(renamed))
}

/** Rows that repeat capability, technique, category and mapping type of another row: the surplus is counted. */
function repeatedFindings(read: ReadMappings, found: Found): void {
  const byKey = new Map<string, PublishedRow[]>()
  for (const row of read.rows.filter(isMapping)) {
    const capability = capabilityKey(read.set.framework, row.capability ?? '')
    const key = JSON.stringify([capability, row.technique?.trim(), row.category?.trim(), row.type?.trim()])
    byKey.set(key, [...(byKey.get(key) ?? []), row])
  }
  const repeated = [...byKey.values()].filter((rows) => rows.length > 1)
  const surplus = (groups: readonly PublishedRow[][]): number =>
    groups.reduce((total, rows) => total + rows.length - 1, 0)
  const names = (groups: readonly PublishedRow[][]): string[] =>
    groups.map((rows) => `${rows[0]?.capability?.trim() ?? ''} ${rows[0]?.technique?.trim() ?? ''}`).sort(byCodeUnits)
  const differing = repeated.filter((rows) => new Set(rows.map((row) => row.value)).size > 1)
  found('repeatedRow', names(repeated), surplus(repeated))
  found('repeatedRowOtherScore', names(differing), surplus(differing))
}

function idFindings(read: ReadMappings, found: Found): void {
  const raw = sortedUnique(read.rows.flatMap((row) => row.capability ?? []))
  found(
    'idPadded',
    raw.filter((id) => id !== id.trim()),
    read.rows.filter((row) => row.capability !== null && row.capability !== row.capability.trim()).length,
  )
  const groupBy = (ids: readonly string[], key: (id: string) => string): string[][] => {
    const groups = new Map<string, string[]>()
    for (const id of ids) groups.set(key(id), [...(groups.get(key(id)) ?? []), id])
    return [...groups.values()].filter((group) => group.length > 1)
  }
  const trimmed = sortedUnique(raw.map((id) => id.trim()))
  const inCase = groupBy(trimmed, (id) => id.toLowerCase())
  found(
    'idsDifferInCase',
    inCase.map((group) => group.join(' | ')),
  )
  const twice = groupBy(trimmed, (id) => capabilityKey(read.set.framework, id))
  found(
    'idSpelledTwice',
    twice.map((group) => group.join(' | ')),
  )
  const several = (list: 'labels' | 'groups'): string[] =>
    read.set.capabilities.filter((capability) => capability[list].length > 1).map((capability) => capability.id)
  found('labelsDiffer', several('labels'))
  found('groupsDiffer', several('groups'))
}
