import { attackKey } from '../attack/attack-version.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'
import { differencesFromVersion, readBundleTexts } from './bundle-texts.ts'
import type { BundleTexts } from './bundle-texts.ts'
import { differencesFromSet, groupRows, mappingTexts } from './mapping-texts.ts'
import { readPublishedRows } from './mappings-explorer.ts'
import type { PublisherTexts, TextSource } from './publisher-texts.ts'

export type PublicationKind = 'mappings' | 'bundle'

/** What a published file looks like, without reading it; null for anything else, such as a layer or a part of ATT&CK. */
export function publicationKind(text: string): PublicationKind | null {
  if (text.includes('"mapping_objects"')) return 'mappings'
  return text.includes('"x-mitre-matrix"') && text.includes('"bundle"') ? 'bundle' : null
}

/** A file that may hold texts. */
export interface TextFile {
  readonly name: string
  readonly text: string
  /** `sha256:…` of its bytes. */
  readonly sha256: string
}

type Known = Pick<Knowledge, 'index' | 'attack' | 'set' | 'entry'>

const mend = 'Choose the file as it was published.'

function problem(file: string, what: string, how = mend): Problem {
  return { file, where: '', what, mend: how }
}

/**
 * Reads the texts of a published file, and checks that it is of a set or version that is bundled: by its SHA-256, else
 * by what its rows or techniques say. Where they differ, the problems say in what.
 */
export async function readTexts(file: TextFile, known: Known): Promise<Parsed<PublisherTexts>> {
  const kind = publicationKind(file.text)
  if (kind === 'mappings') return readMappingTexts(file, known)
  if (kind === 'bundle') return readVersionTexts(file, known)
  const what = 'This is neither a mapping file of Mappings Explorer nor an ATT&CK bundle of a whole domain.'
  return refused([problem(file.name, what)])
}

async function readMappingTexts(file: TextFile, known: Known): Promise<Parsed<PublisherTexts>> {
  const read = readPublishedRows(file.text, file.name)
  if (!read.ok) return read
  const { id } = read.value.head
  const source = known.entry(id)?.source ?? null
  if (source === null) {
    const how = 'Only texts of bundled sets have a place here.'
    return refused([problem(file.name, `The mapping set ${id} isn’t bundled.`, how)])
  }
  const isSame = source === file.sha256
  const grouped = groupRows(read.value)
  if (!isSame) {
    const set = await known.set(id)
    if (!set.ok) return set
    const differences = differencesFromSet(grouped, set.value)
    if (differences.length > 0) {
      const what = `Its mappings aren’t those of the bundled set ${id}.`
      return refused([problem(file.name, [what, ...differences].join(' '))])
    }
  }
  return parsed(found({ id, kind: 'set' }, file, isSame, mappingTexts(grouped)))
}

/** The version that a bundle is of: the one that it names, else the one whose newest object has the same date. */
async function versionOf(texts: BundleTexts, file: TextFile, known: Known): Promise<Parsed<string>> {
  const bundled = known.index.attack.filter((entry) => entry.domain === texts.domain)
  const named = texts.version !== ''
  const entry = bundled.find((one) => (named ? one.version === texts.version : one.modified === texts.modified))
  if (entry === undefined) {
    const what = named
      ? `ATT&CK ${texts.version} of the ${texts.domain} domain isn’t bundled.`
      : 'The bundle doesn’t say its ATT&CK version, and no bundled version is of the same day.'
    const how = named
      ? 'Only texts of bundled versions have a place here.'
      : 'Give it its published name, which ends in the version, such as enterprise-attack-18.1.json.'
    return refused([problem(file.name, what, how)])
  }
  const attack = await known.attack(texts.domain, entry.version)
  if (!attack.ok) return attack
  const differences = differencesFromVersion(texts, attack.value)
  if (differences.length === 0) return parsed(entry.version)
  const what = `Its techniques aren’t those of the bundled ATT&CK ${entry.version}.`
  return refused([problem(file.name, [what, ...differences].join(' '))])
}

async function readVersionTexts(file: TextFile, known: Known): Promise<Parsed<PublisherTexts>> {
  const read = readBundleTexts(file.text, file.name)
  if (!read.ok) return read
  const texts = read.value
  const same = known.index.attack.find(({ domain, source }) => domain === texts.domain && source === file.sha256)
  const version = same === undefined ? await versionOf(texts, file, known) : parsed(same.version)
  if (!version.ok) return version
  if (texts.counts.descriptions === 0) {
    return refused([problem(file.name, 'This bundle holds no descriptions, so there is nothing to import.')])
  }
  const id = attackKey(texts.domain, version.value)
  return parsed(found({ id, kind: 'attack' }, file, same !== undefined, texts))
}

function found(
  of: Pick<TextSource, 'id' | 'kind'>,
  { name, sha256 }: TextFile,
  isSame: boolean,
  { subjects, counts }: Pick<BundleTexts, 'subjects' | 'counts'>,
): PublisherTexts {
  return { source: { ...of, file: name, sha256, agrees: isSame ? 'hash' : 'content', counts }, subjects }
}
