import { capabilityLabel } from '../../core/mappings/mapping-set.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'
import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'
import { isEnabled } from '../commands/command.ts'
import type { Command } from '../commands/command.ts'
import { shortcutKeys } from '../commands/shortcut.ts'
import type { PaletteEntry } from '../shell/palette-search.ts'

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

/** Every technique of the version and every capability of the chosen supply sets. */
export function knowledgeEntries(index: CoverageIndex): PaletteEntry[] {
  const techniques = index.scope.techniques.map((technique): PaletteEntry => ({
    id: `technique ${technique.id}`,
    group: 'technique',
    code: technique.id,
    label: technique.name,
  }))
  const capabilities = index.capabilities.map(({ framework, key, capability }): PaletteEntry => ({
    id: `capability ${framework} ${key}`,
    group: 'capability',
    code: capability.id,
    label: capabilityLabel(capability),
    detail: frameworkName(framework),
  }))
  return [...techniques, ...capabilities]
}

export type PaletteTarget =
  | { readonly kind: 'technique'; readonly technique: string }
  | { readonly kind: 'capability'; readonly framework: string; readonly capability: string }
  | { readonly kind: 'command'; readonly command: string }

/** What an entry stands for; ids of capabilities may contain blanks, frameworks don't. */
export function paletteTarget(id: string): PaletteTarget {
  const [kind = '', first = '', ...rest] = id.split(' ')
  if (kind === 'technique') return { kind, technique: first }
  if (kind === 'capability') return { kind, framework: first, capability: rest.join(' ') }
  return { kind: 'command', command: [first, ...rest].join(' ') }
}
