import type { AttackVersion, Domain } from '../attack/attack-version.ts'
import type { KnownTechniques } from '../attack/known-techniques.ts'
import { mitigationSet, mitigationSetVersion } from '../mappings/attack-mitigations.ts'
import type { Baseline } from '../mappings/baselines.ts'
import type { MappingSet } from '../mappings/mapping-set.ts'
import { byVersion } from '../order.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed } from '../problem.ts'
import { parseAttack, parseBaselines, parseIndex, parseKnown, parseMappingSet } from './knowledge-file.ts'
import type { KnowledgeIndex, SetEntry } from './knowledge-index.ts'

/** Reads a file below the knowledge folder; rejects when it can't be read. */
export type ReadKnowledgeFile = (file: string) => Promise<string>

/** The bundled knowledge: its index at hand, everything else read when it is needed, once. */
export interface Knowledge {
  readonly index: KnowledgeIndex
  readonly known: KnownTechniques
  /** Bundled ATT&CK versions by domain, oldest first. */
  readonly bundled: Readonly<Record<Domain, readonly string[]>>
  /** `sha256:…` of the published mapping file by set id. */
  readonly sources: Readonly<Record<string, string>>
  attack(domain: Domain, version: string): Promise<Parsed<AttackVersion>>
  set(id: string): Promise<Parsed<MappingSet>>
  entry(id: string): SetEntry | undefined
  /** The bundled baselines of every framework and version. */
  baselines(): Promise<Parsed<readonly Baseline[]>>
}

function missing<T>(file: string, what: string): Parsed<T> {
  return refused([{ file, where: '', what, mend: 'Install Coverline again.' }])
}

async function readParsed<T>(
  read: ReadKnowledgeFile,
  file: string,
  parse: (text: string, file: string) => Parsed<T>,
): Promise<Parsed<T>> {
  let text: string
  try {
    text = await read(file)
  } catch {
    return missing(file, 'A bundled data file can’t be read.')
  }
  return parse(text, file)
}

/** Opens the knowledge: reads the index and the list of known techniques. */
export async function openKnowledge(read: ReadKnowledgeFile): Promise<Parsed<Knowledge>> {
  const [index, known] = await Promise.all([
    readParsed(read, 'index.json', parseIndex),
    readParsed(read, 'known-techniques.json', parseKnown),
  ])
  if (!index.ok) return index
  if (!known.ok) return known
  return parsed(knowledgeOf(read, index.value, known.value))
}

function knowledgeOf(read: ReadKnowledgeFile, index: KnowledgeIndex, known: KnownTechniques): Knowledge {
  const cache = new Map<string, Promise<Parsed<unknown>>>()
  const once = <T>(file: string, parse: (text: string, file: string) => Parsed<T>): Promise<Parsed<T>> => {
    const cached = cache.get(file) as Promise<Parsed<T>> | undefined
    if (cached !== undefined) return cached
    const reading = readParsed(read, file, parse).then((result) => {
      // What couldn't be read may be readable at the next try.
      if (!result.ok) cache.delete(file)
      return result
    })
    cache.set(file, reading)
    return reading
  }
  const entries = new Map(index.sets.map((entry) => [entry.id, entry]))
  const versionsOf = (domain: Domain): string[] =>
    index.attack
      .filter((entry) => entry.domain === domain)
      .map((entry) => entry.version)
      .sort(byVersion)
  const attack = async (domain: Domain, version: string): Promise<Parsed<AttackVersion>> => {
    const entry = index.attack.find((candidate) => candidate.domain === domain && candidate.version === version)
    if (entry === undefined) return missing('', `ATT&CK ${version} of the ${domain} domain isn’t bundled.`)
    return once(entry.file, parseAttack)
  }
  const mitigations = new Map<string, MappingSet>()
  const baselines = async (): Promise<Parsed<readonly Baseline[]>> => {
    const read = await Promise.all(index.baselines.map(({ file }) => once(file, parseBaselines)))
    const failed = read.find((one) => !one.ok)
    return failed ?? parsed(read.flatMap((one) => (one.ok ? one.value : [])))
  }
  return {
    index,
    known,
    baselines,
    bundled: { enterprise: versionsOf('enterprise'), mobile: versionsOf('mobile'), ics: versionsOf('ics') },
    sources: Object.fromEntries(index.sets.flatMap(({ id, source }) => (source === null ? [] : [[id, source]]))),
    attack,
    entry: (id) => entries.get(id),
    set: async (id) => {
      const entry = entries.get(id)
      if (entry === undefined) return missing('', `The mapping set ${id} isn’t bundled.`)
      const made = mitigationSetVersion(id)
      if (made === null) return once(entry.file, parseMappingSet)
      const ready = mitigations.get(id)
      if (ready !== undefined) return parsed(ready)
      const version = await attack(made.domain, made.version)
      if (!version.ok) return version
      const set = mitigationSet(version.value)
      mitigations.set(id, set)
      return parsed(set)
    },
  }
}
