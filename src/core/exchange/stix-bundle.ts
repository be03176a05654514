import { byCodeUnits, sortedUnique } from '../order.ts'
import { domains } from '../attack/attack-version.ts'
import type {
  AttackVersion,
  Campaign,
  Domain,
  Group,
  Mitigation,
  Software,
  Standing,
  Tactic,
  Technique,
} from '../attack/attack-version.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed } from '../problem.ts'
import { isRecord, longestBundle, parseJson, textOf, textsOf } from '../json-text.ts'
import type { JsonRecord } from '../json-text.ts'

/** An ATT&CK version as read from its bundle, with the date of its newest object. */
export interface ReadBundle {
  readonly attack: AttackVersion
  /** ISO date of the newest `modified`; empty when no object has one. */
  readonly modified: string
}

const idSources = new Set(['mitre-attack', 'mitre-mobile-attack', 'mitre-ics-attack'])

/** `T1578.001`, `M1026`: the id that ATT&CK itself gives an object; empty where it gives none. */
export function attackId(object: JsonRecord): string {
  const references = object['external_references']
  if (!Array.isArray(references)) return ''
  for (const reference of references) {
    if (isRecord(reference) && idSources.has(textOf(reference['source_name']))) {
      const id = textOf(reference['external_id']).trim()
      if (id !== '') return id
    }
  }
  return ''
}

/** The active matrix of a bundle says its domain and the order of its tactics. */
function findMatrix(objects: readonly JsonRecord[]): { domain: Domain; tacticRefs: string[] } | null {
  const tacticRefs: string[] = []
  let domain: Domain | undefined
  for (const object of objects) {
    if (object['type'] !== 'x-mitre-matrix' || object['x_mitre_deprecated'] === true) continue
    domain ??= domains.find((candidate) => attackId(object) === `${candidate}-attack`)
    tacticRefs.push(...textsOf(object['tactic_refs']))
  }
  return domain === undefined ? null : { domain, tacticRefs }
}

function versionOf(objects: readonly JsonRecord[], fileName: string): string {
  const collection = objects.find((object) => object['type'] === 'x-mitre-collection')
  const declared = textOf(collection?.['x_mitre_version'])
  return declared !== '' ? declared : (/-attack-(\d+(?:\.\d+)*)\.json$/.exec(fileName)?.[1] ?? '')
}

interface Links {
  readonly uses: ReadonlyMap<string, string[]>
  readonly mitigates: ReadonlyMap<string, string[]>
  readonly revokedBy: ReadonlyMap<string, string>
  readonly attributedTo: ReadonlyMap<string, string[]>
}

/** Relationships by source, as ATT&CK ids; those that are revoked or deprecated themselves are left out. */
function linksOf(objects: readonly JsonRecord[], ids: ReadonlyMap<string, string>): Links {
  const uses = new Map<string, string[]>()
  const mitigates = new Map<string, string[]>()
  const revokedBy = new Map<string, string>()
  const attributedTo = new Map<string, string[]>()
  const add = (to: Map<string, string[]>, source: string, id: string): void => {
    const list = to.get(source)
    if (list === undefined) to.set(source, [id])
    else list.push(id)
  }
  for (const object of objects) {
    if (object['type'] !== 'relationship' || object['revoked'] === true || object['x_mitre_deprecated'] === true)
      continue
    const source = textOf(object['source_ref'])
    const target = textOf(object['target_ref'])
    const id = ids.get(target)
    if (id === undefined) continue
    const kind = object['relationship_type']
    if (kind === 'revoked-by') revokedBy.set(source, id)
    else if (kind === 'attributed-to') add(attributedTo, source, id)
    else if (!target.startsWith('attack-pattern--')) continue
    else if (kind === 'uses') add(uses, source, id)
    else if (kind === 'mitigates') add(mitigates, source, id)
  }
  return { uses, mitigates, revokedBy, attributedTo }
}

function standingOf(object: JsonRecord, links: Links): Standing {
  if (object['revoked'] === true) {
    const revokedBy = links.revokedBy.get(textOf(object['id']))
    return revokedBy === undefined ? { revoked: true } : { revoked: true, revokedBy }
  }
  return object['x_mitre_deprecated'] === true ? { deprecated: true } : {}
}

function threatOf(object: JsonRecord, links: Links, id: string): Group {
  const name = textOf(object['name']).trim()
  const aliases = [...textsOf(object['aliases']), ...textsOf(object['x_mitre_aliases'])].map((alias) => alias.trim())
  return {
    id,
    name,
    aliases: sortedUnique(aliases.filter((alias) => alias !== '' && alias !== name)),
    ...standingOf(object, links),
    techniques: sortedUnique(links.uses.get(textOf(object['id'])) ?? []),
  }
}

function techniqueOf(object: JsonRecord, links: Links, id: string, tactics: readonly Tactic[]): Technique {
  const phases = new Set<string>()
  const chain = object['kill_chain_phases']
  for (const phase of Array.isArray(chain) ? chain : []) {
    if (isRecord(phase)) phases.add(textOf(phase['phase_name']))
  }
  const platforms = textsOf(object['x_mitre_platforms']).map((platform) => platform.trim())
  const dot = id.indexOf('.')
  return {
    id,
    name: textOf(object['name']).trim(),
    tactics: tactics.filter((tactic) => phases.has(tactic.shortname)).map((tactic) => tactic.id),
    platforms: sortedUnique(platforms.filter((platform) => platform !== '' && platform !== 'None')),
    ...(dot > 0 ? { parent: id.slice(0, dot) } : {}),
    ...standingOf(object, links),
  }
}

/** Sorted by id; where one id stands twice, an active object wins. */
function byId<T extends Standing & { readonly id: string }>(list: readonly T[]): T[] {
  const best = new Map<string, T>()
  for (const object of list) {
    const other = best.get(object.id)
    if (other === undefined || (other.revoked ?? other.deprecated) === true) best.set(object.id, object)
  }
  return [...best.values()].sort((a, b) => byCodeUnits(a.id, b.id))
}

/** The objects of an ATT&CK bundle, and what they say of the whole. */
export interface BundleObjects {
  readonly objects: readonly JsonRecord[]
  readonly domain: Domain
  readonly tacticRefs: readonly string[]
  /** Empty where neither the bundle nor its file's name says it. */
  readonly version: string
}

/**
 * Reads an ATT&CK STIX 2.0 or 2.1 bundle. The domain comes from its matrix, the version from its collection object or,
 * where it has none, from a file name like `enterprise-attack-19.0.json`.
 */
export function readStixBundle(text: string, fileName: string): Parsed<ReadBundle> {
  const bundle = readBundleObjects(text, fileName)
  if (!bundle.ok) return bundle
  const { objects, domain, tacticRefs, version } = bundle.value
  if (version === '') {
    const what = 'The bundle does not say its ATT&CK version.'
    return refused([{ file: fileName, where: '', what, mend: 'Keep its published name, which ends in the version.' }])
  }
  return parsed(assemble(objects, { domain, tacticRefs }, version))
}

/** Reads a bundle as far as its objects, of which nothing is known yet. */
export function readBundleObjects(text: string, fileName: string): Parsed<BundleObjects> {
  const json = parseJson(text, fileName, longestBundle)
  if (!json.ok) return json
  const problem = (what: string, mend: string): Parsed<BundleObjects> =>
    refused([{ file: fileName, where: '', what, mend }])
  const root = json.value
  if (!isRecord(root) || root['type'] !== 'bundle' || !Array.isArray(root['objects'])) {
    return problem('This is no STIX bundle.', 'Choose an ATT&CK bundle such as enterprise-attack-19.0.json.')
  }
  const objects = (root['objects'] as unknown[]).filter(isRecord)
  const matrix = findMatrix(objects)
  if (matrix === null) return problem('The bundle has no ATT&CK matrix.', 'Choose a bundle of a whole ATT&CK domain.')
  return parsed({ objects, ...matrix, version: versionOf(objects, fileName) })
}

function assemble(
  objects: readonly JsonRecord[],
  matrix: Pick<BundleObjects, 'domain' | 'tacticRefs'>,
  version: string,
): ReadBundle {
  const ids = new Map<string, string>()
  const byRef = new Map<string, JsonRecord>()
  let modified = ''
  for (const object of objects) {
    const date = textOf(object['modified'])
    if (date > modified) modified = date
    if (object['type'] === 'relationship') continue
    byRef.set(textOf(object['id']), object)
    const id = attackId(object)
    if (id !== '') ids.set(textOf(object['id']), id)
  }
  const tactics = matrix.tacticRefs.flatMap((ref): Tactic[] => {
    const object = byRef.get(ref)
    if (object === undefined || object['x_mitre_deprecated'] === true) return []
    const shortname = textOf(object['x_mitre_shortname'])
    return [{ id: ids.get(ref) ?? shortname, name: textOf(object['name']).trim(), shortname }]
  })
  const links = linksOf(objects, ids)
  const techniques: Technique[] = []
  const mitigations: Mitigation[] = []
  const groups: Group[] = []
  const software: Software[] = []
  const campaigns: Campaign[] = []
  for (const [ref, id] of ids) {
    const object = byRef.get(ref)
    if (object === undefined) continue
    switch (object['type']) {
      case 'attack-pattern':
        techniques.push(techniqueOf(object, links, id, tactics))
        break
      case 'course-of-action':
        // Mitigations from before 2019 carry the id of the technique they were written for; all are deprecated.
        if (id.startsWith('M')) {
          const targets = sortedUnique(links.mitigates.get(ref) ?? [])
          mitigations.push({
            id,
            name: textOf(object['name']).trim(),
            ...standingOf(object, links),
            techniques: targets,
          })
        }
        break
      case 'intrusion-set':
        groups.push(threatOf(object, links, id))
        break
      case 'malware':
      case 'tool':
        software.push({ ...threatOf(object, links, id), type: object['type'] })
        break
      case 'campaign':
        campaigns.push({
          ...threatOf(object, links, id),
          attributedTo: sortedUnique(links.attributedTo.get(ref) ?? []),
        })
        break
      default:
    }
  }
  return {
    attack: {
      domain: matrix.domain,
      version,
      tactics,
      techniques: byId(techniques),
      mitigations: byId(mitigations),
      groups: byId(groups),
      software: byId(software),
      campaigns: byId(campaigns),
    },
    modified: modified.slice(0, 10),
  }
}
