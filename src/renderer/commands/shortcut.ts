/**
 * A key press as text: `j`, `?`, `Escape`, `Ctrl+K`, `Ctrl+Shift+Z`. `Ctrl` stands for Command on a Mac. Letters without
 * Ctrl are matched as typed, so `?` needs no Shift in its name.
 */
export type Shortcut = string

/** The parts of a keyboard event that decide. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

interface Parts {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

function partsOf(shortcut: Shortcut): Parts {
  // The last plus may be the key itself: `Ctrl++`.
  const words = shortcut.endsWith('+') ? [...shortcut.slice(0, -1).split('+'), '+'] : shortcut.split('+')
  const names = words.filter((word) => word !== '')
  return {
    key: names.at(-1) ?? '',
    ctrl: names.slice(0, -1).includes('Ctrl'),
    shift: names.slice(0, -1).includes('Shift'),
    alt: names.slice(0, -1).includes('Alt'),
  }
}

export function matchesShortcut(shortcut: Shortcut, press: KeyPress): boolean {
  const parts = partsOf(shortcut)
  const ctrl = press.ctrlKey || press.metaKey
  if (ctrl !== parts.ctrl || press.altKey !== parts.alt) return false
  const named = parts.key.length > 1
  if ((parts.ctrl || parts.shift || named) && press.shiftKey !== parts.shift) return false
  return parts.ctrl || parts.shift ? press.key.toLowerCase() === parts.key.toLowerCase() : press.key === parts.key
}

/** What to print on the key caps, one text each. */
export function shortcutKeys(shortcut: Shortcut, mac: boolean): readonly string[] {
  const parts = partsOf(shortcut)
  const modifiers = [...(parts.ctrl ? ['Ctrl'] : []), ...(parts.alt ? ['Alt'] : []), ...(parts.shift ? ['Shift'] : [])]
  const key = parts.key === 'Escape' ? 'Esc' : parts.key
  return [...modifiers.map((name) => (mac && name === 'Ctrl' ? 'Cmd' : name)), key]
}

/** Whether the keys belong to what is being typed in: then single keys aren't commands. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
}
