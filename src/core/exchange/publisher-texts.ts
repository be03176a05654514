import { attackKey } from '../attack/attack-version.ts'
import { mitigationSetVersion } from '../mappings/attack-mitigations.ts'
import type { Capability, Mapping, MappingSet } from '../mappings/mapping-set.ts'

/*
 * The sentences of the publishers, which aren't bundled: why a mapping is as it is, what a technique is. They come from
 * the published files that a person has, and are kept apart from everything that counts.
 */

/** What a publisher says of one published row. */
export interface Rationale extends Pick<Mapping, 'type' | 'category' | 'value'> {
  /** As published, trimmed; null where the row has none, and the text says why it can't be mapped. */
  readonly technique: string | null
  /** Empty where another row with the same facts has a text and this one hasn't. */
  readonly text: string
}

/** A publication that a description refers to. */
export interface Publication {
  readonly name: string
  readonly address: string
}

export type SubjectKind = 'capability' | 'technique' | 'mitigation' | 'group' | 'software' | 'campaign'

/** Everything that one source says of one thing. */
export interface SubjectTexts {
  readonly kind: SubjectKind
  /** Key of a capability, or ATT&CK id. */
  readonly id: string
  readonly name: string
  /** Empty where the publisher gives none. */
  readonly description: string
  /** In the order of the published file. */
  readonly rationale: readonly Rationale[]
  readonly publications: readonly Publication[]
}

/** One published file that texts came from. */
export interface TextSource {
  /** Id of the mapping set, or key of the ATT&CK version: `enterprise-18.1`. */
  readonly id: string
  readonly kind: 'set' | 'attack'
  /** Name of the file as the person knows it. */
  readonly file: string
  /** `sha256:…` of the file. */
  readonly sha256: string
  /** `hash`: the very file that the bundled data was compiled from; `content`: another one that says the same. */
  readonly agrees: 'hash' | 'content'
  readonly counts: {
    /** Mappings: of the file, or of ATT&CK's mitigations. */
    readonly rows: number
    /** Those of them with a rationale. */
    readonly rationale: number
    /** Capabilities, or ATT&CK objects. */
    readonly subjects: number
    /** Those of them with a description. */
    readonly descriptions: number
  }
}

export interface PublisherTexts {
  readonly source: TextSource
  /** Only those that something is said of. */
  readonly subjects: readonly SubjectTexts[]
}

/** Name of a subject within its source. */
export function subjectKey(kind: SubjectKind, id: string): string {
  return `${kind} ${id}`
}

/** Where the texts of a capability are: those of ATT&CK's own mitigations come with their ATT&CK version. */
export function placeOfCapability(set: string, capability: string): { readonly source: string; readonly key: string } {
  const made = mitigationSetVersion(set)
  return made === null
    ? { source: set, key: subjectKey('capability', capability) }
    : { source: attackKey(made.domain, made.version), key: subjectKey('mitigation', capability) }
}

type Facts = Pick<Rationale, 'technique' | 'type' | 'category' | 'value'>

function isSame(a: Facts, b: Facts): boolean {
  return a.technique === b.technique && a.category === b.category && a.value === b.value && a.type === b.type
}

/**
 * What the publisher says of one mapping of a bundled set; empty where that is nothing. Texts are found by what the row
 * says, not by where it stands; of rows that say the same, the first has the first text.
 */
export function rationaleOf(
  texts: Pick<SubjectTexts, 'rationale'>,
  capability: Pick<Capability, 'mappings'>,
  mapping: Mapping,
): string {
  const alike = capability.mappings.filter((one) => isSame(one, mapping))
  const place = Math.max(0, alike.indexOf(mapping))
  return texts.rationale.filter((one) => isSame(one, mapping))[place]?.text ?? ''
}

/** The same, for a mapping of which only its set is at hand. */
export function rationaleInSet(
  texts: Pick<SubjectTexts, 'rationale'>,
  set: Pick<MappingSet, 'capabilities'>,
  key: string,
  mapping: Mapping,
): string {
  const capability = set.capabilities.find((one) => one.key === key)
  return capability === undefined ? '' : rationaleOf(texts, capability, mapping)
}

/** Why a capability can't be mapped, in the publisher's words; each text once. */
export function reasonsNotMapped(texts: Pick<SubjectTexts, 'rationale'>): readonly string[] {
  return [
    ...new Set(texts.rationale.flatMap(({ technique, text }) => (technique === null && text !== '' ? [text] : []))),
  ]
}
