import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useRouter } from 'vue-router'
import type { Command } from '../commands/command.ts'
import { hasScreen, linkTo } from '../router.ts'
import { keysOpen, paletteOpen } from './overlays.ts'

/** What can be done wherever one is outside of an assessment. */
export function useOuterCommands(): ComputedRef<readonly Command[]> {
  const router = useRouter()
  const go = (id: string, label: string, to: ReturnType<typeof linkTo.library>): Command => ({
    id: `go.${id}`,
    label,
    section: 'Go to',
    run: () => void router.push(to),
  })
  return computed((): readonly Command[] => [
    go('library', 'Library', linkTo.library()),
    ...(hasScreen('explore') ? [go('explore', 'Explore', linkTo.explore())] : []),
    go('create', 'New assessment', linkTo.create()),
    go('settings', 'Settings', linkTo.settings()),
    {
      id: 'view.palette',
      label: 'Search or run a command',
      section: 'View',
      shortcut: 'Ctrl+K',
      inPalette: false,
      run: () => (paletteOpen.value = true),
    },
    { id: 'view.keys', label: 'Show all keys', section: 'View', shortcut: '?', run: () => (keysOpen.value = true) },
  ])
}
