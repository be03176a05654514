import { attackKey, isActive } from '../../core/attack/attack-version.ts'
import type { AttackVersion } from '../../core/attack/attack-version.ts'
import type { IndexedCapability } from '../../core/coverage/indexed.ts'
import type { SetEntry } from '../../core/knowledge/knowledge-index.ts'
import { capabilityLabel } from '../../core/mappings/mapping-set.ts'
import type { Capability, MappingSet } from '../../core/mappings/mapping-set.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'
import { isEnabled } from '../commands/command.ts'
import type { Command } from '../commands/command.ts'
import { shortcutKeys } from '../commands/shortcut.ts'
import type { ObjectKind } from '../explore/explore-links.ts'
import { setName } from '../explore/set-words.ts'
import type { PaletteEntry } from '../shell/palette-search.ts'
import { attackWords, domainWords } from './scope-words.ts'

/** Commands as the palette lists them; those under *Go to* stand apart. */
export function commandEntries(commands: readonly Command[], mac: boolean): PaletteEntry[] {
  return commands
    .filter((command) => command.inPalette !== false)
    .map((command) => ({
      id: `command ${command.id}`,
      group: command.section === 'Go to' ? 'go' : 'command',
      label: command.label,
      ...(command.shortcut === undefined ? {} : { keys: shortcutKeys(command.shortcut, mac) }),
      disabled: !isEnabled(command),
    }))
}

/**
 * Everything active of an ATT&CK version. `usual`: the version that pages show unless another is asked for; of any other
 * an entry says whose it is, and carries the version in its id.
 */
export function attackEntries(attack: AttackVersion, usual: boolean): PaletteEntry[] {
  const at = usual ? '' : `@${attackKey(attack.domain, attack.version)}`
  const detail = usual ? {} : { detail: domainWords[attack.domain], far: true }
  const entry = (
    group: 'technique' | ObjectKind,
    { id, name, aliases = [] }: { id: string; name: string; aliases?: readonly string[] },
  ): PaletteEntry => ({
    id: `${group}${at} ${id}`,
    group,
    code: id,
    label: name,
    ...detail,
    ...(aliases.length === 0 ? {} : { keywords: aliases.join('\n') }),
  })
  return [
    ...attack.techniques.filter(isActive).map((one) => entry('technique', one)),
    ...attack.tactics.map((one) => entry('tactic', one)),
    ...attack.mitigations.filter(isActive).map((one) => entry('mitigation', one)),
    ...attack.groups.filter(isActive).map((one) => entry('group', one)),
    ...attack.software.filter(isActive).map((one) => entry('software', one)),
    ...attack.campaigns.filter(isActive).map((one) => entry('campaign', one)),
  ]
}

function capabilityEntry(framework: string, key: string, capability: Capability): PaletteEntry {
  const others = [...(key === capability.id ? [] : [key]), ...capability.labels.slice(1).map(({ text }) => text)]
  return {
    id: `capability ${framework} ${key}`,
    group: 'capability',
    code: capability.id,
    label: capabilityLabel(capability),
    detail: frameworkName(framework),
    ...(others.length === 0 ? {} : { keywords: others.join('\n') }),
  }
}

/** Every capability that an assessment counts. */
export function countedEntries(capabilities: readonly IndexedCapability[]): PaletteEntry[] {
  return capabilities.map(({ framework, key, capability }) => capabilityEntry(framework, key, capability))
}

/** Every capability of a set. */
export function capabilityEntries({ framework, capabilities }: MappingSet): PaletteEntry[] {
  return capabilities.map((capability) => capabilityEntry(framework, capability.key, capability))
}

export function setEntries(sets: readonly SetEntry[]): PaletteEntry[] {
  return sets.map((set) => ({
    id: `set ${set.id}`,
    group: 'set',
    label: setName(set),
    detail: attackWords(set.domain, set.attackVersion),
    keywords: set.id,
  }))
}

export function assessmentEntries(
  summaries: readonly { readonly id: string; readonly name: string }[],
  without: string | null,
): PaletteEntry[] {
  return summaries
    .filter(({ id }) => id !== without)
    .map(({ id, name }) => ({ id: `assessment ${id}`, group: 'assessment', label: name }))
}

/** Each id once: the first of several stays, such as a group that stands in two domains. */
export function eachOnce(entries: readonly PaletteEntry[]): PaletteEntry[] {
  const seen = new Set<string>()
  return entries.filter(({ id }) => {
    const plain = id.replace(/^(\w+)@\S+/, '$1')
    if (seen.has(plain)) return false
    seen.add(plain)
    return true
  })
}

export type PaletteTarget =
  | { readonly kind: 'technique'; readonly technique: string; readonly attack: string | null }
  | { readonly kind: 'object'; readonly object: ObjectKind; readonly id: string; readonly attack: string | null }
  | { readonly kind: 'capability'; readonly framework: string; readonly capability: string }
  | { readonly kind: 'set'; readonly set: string }
  | { readonly kind: 'assessment'; readonly assessment: string }
  | { readonly kind: 'command'; readonly command: string }

/** What an entry stands for; ids of capabilities may contain blanks, frameworks don't. */
export function paletteTarget(entry: string): PaletteTarget {
  const [head = '', first = '', ...rest] = entry.split(' ')
  const whole = [first, ...rest].join(' ')
  const [kind, version] = head.split('@')
  const attack = version ?? null
  switch (kind) {
    case 'technique':
      return { kind, technique: whole, attack }
    case 'tactic':
    case 'mitigation':
    case 'group':
    case 'software':
    case 'campaign':
      return { kind: 'object', object: kind, id: whole, attack }
    case 'capability':
      return { kind, framework: first, capability: rest.join(' ') }
    case 'set':
      return { kind, set: whole }
    case 'assessment':
      return { kind, assessment: whole }
    default:
      return { kind: 'command', command: whole }
  }
}
