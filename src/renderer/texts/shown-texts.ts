import { computed, onMounted } from 'vue'
import type { ComputedRef } from 'vue'
import { attackKey } from '../../core/attack/attack-version.ts'
import type { Domain } from '../../core/attack/attack-version.ts'
import { placeOfCapability, rationaleInSet, subjectKey } from '../../core/exchange/publisher-texts.ts'
import type { SubjectKind } from '../../core/exchange/publisher-texts.ts'
import type { Mapping, MappingSet } from '../../core/mappings/mapping-set.ts'
import { byVersion } from '../../core/order.ts'
import { useTextStore } from '../stores/text-store.ts'
import type { ImportedSource, ShownTexts } from '../stores/text-store.ts'

/** Texts of a set as they are asked for while a page is drawn. */
export interface ShownRationale {
  /** Whether the texts of a set are here; undefined until that is known. */
  isImported: (set: string) => boolean | undefined
  /** What the publisher says of a mapping; empty where that is nothing, or isn't read yet. */
  rationale: (set: MappingSet, capability: string, mapping: Mapping) => string
  /** All that the publisher says of a capability. */
  capability: (set: string, capability: string) => ShownTexts
  /** Why a set maps nothing to a technique. */
  technique: (set: string, technique: string) => ShownTexts
}

/** The publishers' reasons, where somebody imported them: to be asked within computations, which follow every import. */
export function useRationale(): ShownRationale {
  const store = useTextStore()
  onMounted(() => void store.open())

  function isImported(set: string): boolean | undefined {
    if (store.sources === null) return undefined
    return store.sourceOf(placeOfCapability(set, '').source) !== null
  }

  function capability(set: string, key: string): ShownTexts {
    const place = placeOfCapability(set, key)
    return store.sourceOf(place.source) === null ? null : store.textsAt(place.source, place.key).value
  }

  return {
    isImported,
    capability,
    technique: (set, id) =>
      store.sourceOf(set) === null ? null : store.textsAt(set, subjectKey('technique', id)).value,
    rationale(set, key, mapping) {
      const texts = capability(set.id, key)
      return texts == null ? '' : rationaleInSet(texts, set, key, mapping)
    },
  }
}

/** The imported version whose descriptions stand nearest: this one, else the next older, else the next newer. */
export function nearestVersion(versions: readonly string[], version: string): string | null {
  const sorted = [...versions].sort(byVersion)
  return sorted.filter((one) => byVersion(one, version) <= 0).at(-1) ?? sorted[0] ?? null
}

export interface Described {
  readonly texts: ShownTexts
  /** Null where no version of the domain is imported. */
  readonly source: ImportedSource | null
  /** The version that the text is from. */
  readonly version: string
}

export interface AttackSubject {
  readonly domain: Domain
  readonly version: string
  readonly kind: SubjectKind
  readonly id: string
}

/** What ATT&CK says of one of its objects; null until the list of imports is read. */
export function useDescription(subject: () => AttackSubject | null): ComputedRef<Described | null> {
  const store = useTextStore()
  onMounted(() => void store.open())
  return computed(() => {
    const asked = subject()
    if (asked === null || store.sources === null) return null
    const start = `${asked.domain}-`
    const versions = store.sources.flatMap(({ kind, id }) =>
      kind === 'attack' && id.startsWith(start) ? [id.slice(start.length)] : [],
    )
    const version = nearestVersion(versions, asked.version)
    if (version === null) return { texts: null, source: null, version: '' }
    const source = store.sourceOf(attackKey(asked.domain, version))
    if (source === null) return { texts: null, source: null, version: '' }
    return { texts: store.textsAt(source.id, subjectKey(asked.kind, asked.id)).value, source, version }
  })
}
