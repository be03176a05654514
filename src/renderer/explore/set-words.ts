import type { SetEntry } from '../../core/knowledge/knowledge-index.ts'
import { frameworkName, frameworkRole } from '../../core/mappings/frameworks.ts'
import { domainWords } from '../frame/scope-words.ts'

/** `NIST 800-53 rev5` */
export function setName(set: Pick<SetEntry, 'framework' | 'frameworkVersion'>): string {
  return `${frameworkName(set.framework)} ${set.frameworkVersion}`
}

/** `rev5 on Enterprise ATT&CK 16.1`: what tells the sets of a framework apart. */
export function setVersionWords(set: Pick<SetEntry, 'frameworkVersion' | 'domain' | 'attackVersion'>): string {
  return `${set.frameworkVersion} on ${domainWords[set.domain]} ATT&CK ${set.attackVersion}`
}

/** What the mappings of a framework say. */
export function roleWords(framework: string): string {
  const words = { scored: 'scored', unscored: 'unscored', demand: 'demand, never coverage' }
  return words[frameworkRole(framework)]
}

/** `2025-07-18`, or that the publisher gives none. */
export function dayWords(day: string | null): string {
  return day === null ? 'no date given' : day.slice(0, 10)
}
