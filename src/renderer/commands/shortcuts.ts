import { onScopeDispose, toValue, type MaybeRefOrGetter } from 'vue'
import { commandFor, type Command } from './command.ts'
import { isTypingTarget, matchesShortcut } from './shortcut.ts'

/**
 * Runs commands by their keys while the calling component lives. Keys that a component has already used
 * (`preventDefault`) are left alone, so are single keys typed into a field, and all of them while a dialog is open.
 */
export function useShortcuts(commands: MaybeRefOrGetter<readonly Command[]>): void {
  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    if (document.querySelector('dialog[open]') !== null) return
    const typing = isTypingTarget(event.target)
    const command = commandFor(toValue(commands), (shortcut) => {
      // While typing, Ctrl+Z and its like belong to the field; Ctrl+K and other letters do not.
      if (typing && !(shortcut.includes('Ctrl+') && !/^Ctrl\+(Shift\+)?[ACVXYZ]$/i.test(shortcut))) return false
      return matchesShortcut(shortcut, event)
    })
    if (command === null) return
    event.preventDefault()
    command.run()
  }
  window.addEventListener('keydown', onKeydown)
  onScopeDispose(() => {
    window.removeEventListener('keydown', onKeydown)
  })
}
