import type { AttackVersion, Domain } from '../attack/attack-version.ts'
import { isActive } from '../attack/attack-version.ts'
import { isRecord, textOf } from '../json-text.ts'
import type { JsonRecord } from '../json-text.ts'
import { parsed } from '../problem.ts'
import type { Parsed } from '../problem.ts'
import type { Publication, Rationale, SubjectKind, SubjectTexts, TextSource } from './publisher-texts.ts'
import { attackId, readBundleObjects } from './stix-bundle.ts'

/** What an ATT&CK bundle says of its objects, and enough of the rest to tell which version it is. */
export interface BundleTexts {
  readonly domain: Domain
  /** Empty where neither the bundle nor its file's name says it. */
  readonly version: string
  /** ISO date of the newest `modified`; empty when no object has one. */
  readonly modified: string
  /** Names of the active techniques, by id. */
  readonly techniques: ReadonlyMap<string, string>
  readonly subjects: readonly SubjectTexts[]
  readonly counts: TextSource['counts']
}

const kinds = new Map<string, SubjectKind>([
  ['attack-pattern', 'technique'],
  ['course-of-action', 'mitigation'],
  ['intrusion-set', 'group'],
  ['malware', 'software'],
  ['tool', 'software'],
  ['campaign', 'campaign'],
])

function isInactive(object: JsonRecord): boolean {
  return object['revoked'] === true || object['x_mitre_deprecated'] === true
}

function publicationsOf(object: JsonRecord): Publication[] {
  const references = object['external_references']
  if (!Array.isArray(references)) return []
  return references.filter(isRecord).flatMap((reference): Publication[] => {
    const address = textOf(reference['url']).trim()
    return address === '' ? [] : [{ name: textOf(reference['source_name']).trim(), address }]
  })
}

/** Texts of the `mitigates` links, by the reference of their mitigation. */
function linksOf(objects: readonly JsonRecord[], ids: ReadonlyMap<string, string>) {
  const links = new Map<string, Rationale[]>()
  let [rows, spoken] = [0, 0]
  for (const object of objects) {
    if (object['relationship_type'] !== 'mitigates' || isInactive(object)) continue
    const technique = ids.get(textOf(object['target_ref']))
    if (technique === undefined) continue
    rows += 1
    const text = textOf(object['description']).trim()
    if (text === '') continue
    spoken += 1
    const source = textOf(object['source_ref'])
    const list = links.get(source)
    const rationale = { technique, type: 'mitigates', category: null, value: null, text }
    if (list === undefined) links.set(source, [rationale])
    else list.push(rationale)
  }
  return { links, rows, spoken }
}

/** Reads the descriptions of an ATT&CK STIX bundle: techniques, mitigations, groups, software, campaigns. */
export function readBundleTexts(text: string, fileName: string): Parsed<BundleTexts> {
  const bundle = readBundleObjects(text, fileName)
  if (!bundle.ok) return bundle
  const { objects, domain, version } = bundle.value
  const ids = new Map<string, string>()
  const named: [object: JsonRecord, id: string, kind: SubjectKind][] = []
  let modified = ''
  for (const object of objects) {
    const date = textOf(object['modified'])
    if (date > modified) modified = date
    const kind = kinds.get(textOf(object['type']))
    const id = kind === undefined ? '' : attackId(object)
    // Mitigations from before 2019 carry the id of the technique they were written for; all are deprecated.
    if (kind === undefined || id === '' || (kind === 'mitigation' && !id.startsWith('M'))) continue
    if (kind === 'technique') ids.set(textOf(object['id']), id)
    named.push([object, id, kind])
  }
  const { links, rows, spoken } = linksOf(objects, ids)
  const techniques = new Map<string, string>()
  const subjects = new Map<string, SubjectTexts>()
  // Where one id stands twice, an active object wins.
  named.sort(([a], [b]) => Number(isInactive(b)) - Number(isInactive(a)))
  for (const [object, id, kind] of named) {
    const name = textOf(object['name']).trim()
    if (kind === 'technique' && !isInactive(object)) techniques.set(id, name)
    const description = textOf(object['description']).trim()
    const rationale = links.get(textOf(object['id'])) ?? []
    if (description === '' && rationale.length === 0) continue
    subjects.set(id, { kind, id, name, description, rationale, publications: publicationsOf(object) })
  }
  const list = [...subjects.values()]
  const counts = {
    rows,
    rationale: spoken,
    subjects: new Set(named.map(([, id]) => id)).size,
    descriptions: list.filter(({ description }) => description !== '').length,
  }
  return parsed({ domain, version, modified: modified.slice(0, 10), techniques, subjects: list, counts })
}

const examplesShown = 3

function listed(names: readonly string[]): string {
  const rest = names.length > examplesShown ? ', and more' : ''
  return `${names.length.toLocaleString('en')} (${names.slice(0, examplesShown).join(', ')}${rest})`
}

/** In what the active techniques of a bundle and of a bundled version differ, as sentences; none where they agree. */
export function differencesFromVersion(
  { techniques }: Pick<BundleTexts, 'techniques'>,
  attack: Pick<AttackVersion, 'techniques'>,
): readonly string[] {
  const bundled = new Map(attack.techniques.filter(isActive).map(({ id, name }) => [id, name]))
  const more = [...techniques.keys()].filter((id) => !bundled.has(id))
  const fewer = [...bundled.keys()].filter((id) => !techniques.has(id))
  const renamed = [...techniques].flatMap(([id, name]) => {
    const ours = bundled.get(id)
    return ours === undefined || ours === name ? [] : [`${id} ${name}`]
  })
  return [
    ...(more.length === 0 ? [] : [`Techniques that the bundled version doesn’t have: ${listed(more)}.`]),
    ...(fewer.length === 0 ? [] : [`Techniques of the bundled version that it lacks: ${listed(fewer)}.`]),
    ...(renamed.length === 0 ? [] : [`Techniques with another name: ${listed(renamed)}.`]),
  ]
}
