import { shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import { attackKey, domains } from '../../core/attack/attack-version.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import { newestOfEach } from '../../core/knowledge/choose-sets.ts'
import { newestAttack, sameAttack } from '../explore/attack-choice.ts'
import type { AttackChoice } from '../explore/attack-choice.ts'
import type { PaletteEntry } from '../shell/palette-search.ts'
import { useKnowledgeStore } from '../stores/knowledge-store.ts'
import { attackEntries, capabilityEntries, setEntries } from './palette-entries.ts'

/** By knowledge and usual version: opening the palette again costs nothing. */
const ready = new WeakMap<Knowledge, Map<string, Promise<readonly PaletteEntry[]>>>()

/** Lets keys and frames through between two files. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/**
 * Everything bundled that has a page: the usual version's objects, those of the other domains' newest, every mapping set,
 * and the capabilities of the newest of each framework. What can't be read is left out: its own page says why.
 */
async function gather(knowledge: Knowledge, usual: AttackChoice): Promise<readonly PaletteEntry[]> {
  const elsewhere = domains.flatMap((domain) => {
    const newest = newestAttack(domain, knowledge)
    return newest === null || domain === usual.domain ? [] : [newest]
  })
  const versions = [usual, ...elsewhere]
  const entries: PaletteEntry[] = []
  for (const { domain, version } of versions) {
    const attack = await knowledge.attack(domain, version)
    if (attack.ok) entries.push(...attackEntries(attack.value, sameAttack(usual, { domain, version })))
    await breath()
  }
  entries.push(...setEntries(knowledge.index.sets))
  // ATT&CK's own mitigations stand there as what they are already.
  const sets = versions
    .flatMap(({ domain, version }) => newestOfEach(knowledge.index, domain, version))
    .filter(({ framework }) => framework !== 'attack_mitigations')
  for (const { id } of sets) {
    const set = await knowledge.set(id)
    if (set.ok) entries.push(...capabilityEntries(set.value))
    await breath()
  }
  return entries
}

export function gathered(knowledge: Knowledge, usual: AttackChoice): Promise<readonly PaletteEntry[]> {
  const byVersion = ready.get(knowledge) ?? new Map<string, Promise<readonly PaletteEntry[]>>()
  ready.set(knowledge, byVersion)
  const key = attackKey(usual.domain, usual.version)
  const known = byVersion.get(key)
  if (known !== undefined) return known
  const made = gather(knowledge, usual)
  byVersion.set(key, made)
  return made
}

/** Gathered when the palette first opens; empty until then. `usual` null: the newest of enterprise. */
export function usePaletteKnowledge(
  open: () => boolean,
  usual: () => AttackChoice | null,
): ShallowRef<readonly PaletteEntry[]> {
  const store = useKnowledgeStore()
  const entries = shallowRef<readonly PaletteEntry[]>([])
  watch(
    [open, usual],
    async ([isOpen, asked]) => {
      if (!isOpen) return
      const knowledge = await store.open()
      if (!knowledge.ok) return
      const choice = asked ?? newestAttack('enterprise', knowledge.value)
      if (choice === null) return
      const found = await gathered(knowledge.value, choice)
      if (sameAttack(choice, usual() ?? choice)) entries.value = found
    },
    { immediate: true },
  )
  return entries
}
