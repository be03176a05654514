import { byCodeUnits, byVersion } from '../order.ts'
import { attackKey, domains, isActive } from '../attack/attack-version.ts'
import type { AttackVersion, Domain } from '../attack/attack-version.ts'
import { mitigationSet } from '../mappings/attack-mitigations.ts'
import type { Baseline } from '../mappings/baselines.ts'
import type { MappingSet } from '../mappings/mapping-set.ts'
import { byAge } from '../mappings/newest-set.ts'
import { printAttack, printBaselines, printIndex, printKnown, printMappingSet } from '../knowledge/knowledge-file.ts'
import type { AttackEntry, BaselineEntry, DataFinding, KnowledgeIndex, SetEntry } from '../knowledge/knowledge-index.ts'
import { knownTechniques } from '../attack/known-techniques.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'
import { mappingFindings } from './mapping-findings.ts'
import { readMappingsExplorer } from './mappings-explorer.ts'
import type { ReadMappings } from './mappings-explorer.ts'
import { readBaselines } from './published-baselines.ts'
import { readStixBundle } from './stix-bundle.ts'
import type { ReadBundle } from './stix-bundle.ts'

export interface PublishedFile {
  readonly name: string
  readonly text: string
}

export interface KnowledgeSource {
  readonly mappings: readonly PublishedFile[]
  /** Bundles: those of `bundled`, and older ones, which only tell what a mapping file's own version said of its ids. */
  readonly bundles: readonly PublishedFile[]
  /** Files of baselines, one for each framework. */
  readonly baselines: readonly PublishedFile[]
  /** The versions to bundle, e.g. `{ enterprise: ['18.1', '19.0'], … }`. */
  readonly bundled: Readonly<Record<Domain, readonly string[]>>
  /** Keys (`enterprise-19.0`) of versions that were rebuilt from another publication. */
  readonly rebuilt: readonly string[]
  readonly sources: KnowledgeIndex['sources']
  /** `sha256:…` of a text's UTF-8 bytes: hashing belongs to the host. */
  readonly sha256: (text: string) => string
}

/** Compiled files: path below the knowledge folder → text. */
export type KnowledgeFiles = ReadonlyMap<string, string>

interface Read<T> {
  readonly file: PublishedFile
  readonly value: T
}

function readAll<T>(files: readonly PublishedFile[], read: (file: PublishedFile) => Parsed<T>): Parsed<Read<T>[]> {
  const problems: Problem[] = []
  const values: Read<T>[] = []
  for (const file of files) {
    const result = read(file)
    if (result.ok) values.push({ file, value: result.value })
    else problems.push(...result.problems)
  }
  return problems.length > 0 ? refused(problems) : parsed(values)
}

/** Two files that say they are the same thing: which of them counts would hang on their order. */
function namedTwice<T>(reads: readonly Read<T>[], nameOf: (value: T) => string): Problem[] {
  const seen = new Map<string, string>()
  return reads.flatMap(({ file, value }) => {
    const name = nameOf(value)
    const first = seen.get(name)
    if (first === undefined) seen.set(name, file.name)
    const what = `This is ${name}, and so is ${first ?? ''}.`
    return first === undefined ? [] : [{ file: file.name, where: '', what, mend: 'Keep one of the two.' }]
  })
}

/**
 * Compiles published mapping files, baselines and ATT&CK bundles into the bundled knowledge: facts only, the same bytes for the
 * same input. Refuses when a file can't be read, two are the same thing, or a version to bundle is missing.
 */
export function compileKnowledge(source: KnowledgeSource): Parsed<KnowledgeFiles> {
  const bundles = readAll(source.bundles, (file) => readStixBundle(file.text, file.name))
  if (!bundles.ok) return bundles
  const mappings = readAll(source.mappings, (file) => readMappingsExplorer(file.text, file.name))
  if (!mappings.ok) return mappings
  const baselines = readAll(source.baselines, (file) => readBaselines(file.text, file.name))
  if (!baselines.ok) return baselines
  const twice = [
    ...namedTwice(bundles.value, ({ attack }) => attackKey(attack.domain, attack.version)),
    ...namedTwice(mappings.value, ({ set }) => set.id),
    ...namedTwice(baselines.value, (list) => `the baselines of ${list[0]?.framework ?? ''}`),
  ]
  if (twice.length > 0) return refused(twice)
  const files = new Map<string, string>()
  const attack = attackFiles(source, bundles.value, files)
  if (!attack.ok) return attack
  const versions = attack.value.map(({ version }) => version)
  files.set('known-techniques.json', printKnown(knownTechniques(versions)))
  const sets = [...setFiles(source, mappings.value, files), ...attack.value.map(mitigationEntry)]
  const index: KnowledgeIndex = {
    format: 'coverline-knowledge',
    version: 1,
    sources: source.sources,
    attack: attack.value.map(({ entry }) => entry),
    sets: sets.sort((a, b) => byCodeUnits(a.id, b.id)),
    baselines: baselineFiles(source, baselines.value, files),
    findings: findingsOf(mappings.value, bundles.value, versions),
  }
  files.set('index.json', printIndex(index))
  return parsed(files)
}

interface BundledVersion {
  readonly version: AttackVersion
  readonly entry: AttackEntry
}

function attackFiles(
  source: KnowledgeSource,
  bundles: readonly Read<ReadBundle>[],
  files: Map<string, string>,
): Parsed<BundledVersion[]> {
  const list: BundledVersion[] = []
  for (const domain of domains) {
    for (const version of [...source.bundled[domain]].sort(byVersion)) {
      const bundle = bundles.find(({ value: { attack } }) => attack.domain === domain && attack.version === version)
      if (bundle === undefined) {
        const what = `There is no bundle of ATT&CK ${version}, ${domain}.`
        return refused([{ file: '', where: '', what, mend: 'Add it to the folder of bundles.' }])
      }
      const key = attackKey(domain, version)
      const { attack } = bundle.value
      const rebuilt = source.rebuilt.includes(key) ? ({ rebuilt: true } as const) : {}
      const whole: AttackVersion = { domain, version, ...rebuilt, ...withoutHead(attack) }
      const file = `attack/${key}.json`
      const text = printAttack(whole)
      files.set(file, text)
      const entry: AttackEntry = {
        domain,
        version,
        ...rebuilt,
        file,
        sha256: source.sha256(text),
        source: source.sha256(bundle.file.text),
        modified: bundle.value.modified,
        counts: {
          tactics: attack.tactics.length,
          techniques: attack.techniques.filter(isActive).length,
          mitigations: attack.mitigations.filter(isActive).length,
          groups: attack.groups.filter(isActive).length,
          software: attack.software.filter(isActive).length,
          campaigns: attack.campaigns.filter(isActive).length,
        },
      }
      list.push({ version: whole, entry })
    }
  }
  return parsed(list)
}

function withoutHead(attack: AttackVersion): Omit<AttackVersion, 'domain' | 'version' | 'rebuilt'> {
  const { tactics, techniques, mitigations, groups, software, campaigns } = attack
  return { tactics, techniques, mitigations, groups, software, campaigns }
}

function setEntry(set: MappingSet, file: string, sha256: string, source: string | null): SetEntry {
  const mapped = set.capabilities.filter((capability) => capability.mappings.length > 0)
  const mappings = mapped.flatMap((capability) => capability.mappings)
  return {
    id: set.id,
    framework: set.framework,
    frameworkVersion: set.frameworkVersion,
    attackVersion: set.attackVersion,
    domain: set.domain,
    created: set.created,
    updated: set.updated,
    file,
    sha256,
    source,
    counts: {
      capabilities: set.capabilities.length,
      mapped: mapped.length,
      mappings: mappings.length,
      techniques: new Set(mappings.map((mapping) => mapping.technique)).size,
    },
  }
}

function setFiles(
  source: KnowledgeSource,
  mappings: readonly Read<ReadMappings>[],
  files: Map<string, string>,
): SetEntry[] {
  return mappings.map(({ file: published, value: { set } }) => {
    const text = printMappingSet(set)
    const file = `sets/${set.id}.json`
    files.set(file, text)
    return setEntry(set, file, source.sha256(text), source.sha256(published.text))
  })
}

function baselineFiles(
  source: KnowledgeSource,
  baselines: readonly Read<readonly Baseline[]>[],
  files: Map<string, string>,
): BaselineEntry[] {
  const entries = baselines.map(({ file: published, value }): BaselineEntry => {
    const framework = value[0]?.framework ?? ''
    const file = `baselines/${framework}.json`
    const text = printBaselines(value)
    files.set(file, text)
    const hashes = { sha256: source.sha256(text), source: source.sha256(published.text) }
    return { framework, file, ...hashes, count: value.length }
  })
  return entries.sort((a, b) => byCodeUnits(a.framework, b.framework))
}

/** A mitigation set is made from its ATT&CK file at run time, so its entry names that file. */
function mitigationEntry({ version, entry }: BundledVersion): SetEntry {
  return setEntry(mitigationSet(version), entry.file, entry.sha256, null)
}

function findingsOf(
  mappings: readonly Read<ReadMappings>[],
  bundles: readonly Read<ReadBundle>[],
  bundled: readonly AttackVersion[],
): DataFinding[] {
  const versions = new Map(
    bundles.map(({ value: { attack } }) => [attackKey(attack.domain, attack.version), attack] as const),
  )
  const reads = mappings.map(({ value }) => value).sort((a, b) => byAge(a.set, b.set))
  return reads
    .flatMap((read, place) => {
      const { framework, domain } = read.set
      const newest = bundled.filter((attack) => attack.domain === domain).at(-1)
      const older = reads.slice(0, place).filter((other) => other.set.framework === framework)
      const previous = older.filter((other) => other.set.domain === domain).at(-1)
      return mappingFindings(read, versions, newest, previous)
    })
    .sort((a, b) => byCodeUnits(a.set, b.set) || byCodeUnits(a.kind, b.kind))
}
