import type { Command } from './command.ts'
import { shortcutKeys } from './shortcut.ts'

/** A line on the sheet of keys. */
export interface KeyLine {
  readonly keys: readonly string[]
  readonly label: string
}

export interface KeySection {
  readonly title: string
  readonly lines: readonly KeyLine[]
}

/** Keys that every table understands by itself. */
export const tableKeySection: KeySection = {
  title: 'Lists',
  lines: [
    { keys: ['j', 'k'], label: 'Next and previous row; the arrows do the same' },
    { keys: ['Page Up', 'Page Down'], label: 'A page up or down' },
    { keys: ['Home', 'End'], label: 'First and last row' },
    { keys: ['Enter'], label: 'Open the row, fold or unfold the group' },
    { keys: ['Left', 'Right'], label: 'Fold and unfold a group, or step through what a row offers' },
    { keys: ['Shift'], label: 'With the arrows: select up to there' },
  ],
}

/** The keys of the given commands, by section, in the order in which the commands come. */
export function keySections(commands: readonly Command[], mac: boolean): readonly KeySection[] {
  const sections = new Map<string, KeyLine[]>()
  for (const command of commands) {
    if (command.shortcut === undefined) continue
    const lines = sections.get(command.section) ?? []
    lines.push({ keys: shortcutKeys(command.shortcut, mac), label: command.label })
    sections.set(command.section, lines)
  }
  return [...sections].map(([title, lines]) => ({ title, lines }))
}
