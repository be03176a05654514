import type { Shortcut } from './shortcut.ts'

/** One thing a person can do: the same record feeds button, palette, shortcut and the sheet of keys. */
export interface Command {
  /** `assess.markDeployed` */
  readonly id: string
  /** Sentence case, a verb first; `…` when a dialog follows. */
  readonly label: string
  /** Heading on the sheet of keys. */
  readonly section: string
  readonly shortcut?: Shortcut
  /** Left out: always possible. A command that isn't possible now is greyed and its key does nothing. */
  readonly enabled?: boolean
  /** False keeps it out of the palette, such as the keys that only move. */
  readonly inPalette?: boolean
  readonly run: () => void
}

export function isEnabled(command: Command): boolean {
  return command.enabled !== false
}

/** The first of the given commands that a key press means, or null. Earlier ones win. */
export function commandFor(commands: readonly Command[], means: (shortcut: Shortcut) => boolean): Command | null {
  return (
    commands.find((command) => isEnabled(command) && command.shortcut !== undefined && means(command.shortcut)) ?? null
  )
}
