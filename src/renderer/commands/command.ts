import type { Shortcut } from './shortcut.ts'

interface Deed {
  /** `assess.markDeployed` */
  readonly id: string
  /** Sentence case, a verb first; `…` when a dialog follows. */
  readonly label: string
  /** Heading on the sheet of keys. */
  readonly section: string
  /** Left out: always possible. A command that isn't possible now is greyed and its key does nothing. */
  readonly enabled?: boolean
  readonly run: () => void
}

/** In the palette, with or without a key of its own. */
interface Listed {
  readonly shortcut?: Shortcut
  readonly inPalette?: true
}

/** Kept out of the palette, such as the keys that only move: then it must have a key. */
interface Unlisted {
  readonly shortcut: Shortcut
  readonly inPalette: false
}

/** One thing a person can do: the same record feeds button, palette, shortcut and the sheet of keys. */
export type Command = Deed & (Listed | Unlisted)

export function isEnabled(command: Command): boolean {
  return command.enabled !== false
}

/** The first of the given commands that a key press means, or null. Earlier ones win. */
export function commandFor(commands: readonly Command[], means: (shortcut: Shortcut) => boolean): Command | null {
  return (
    commands.find((command) => isEnabled(command) && command.shortcut !== undefined && means(command.shortcut)) ?? null
  )
}
