import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useRouter } from 'vue-router'
import type { Command } from '../commands/command.ts'
import { askForOverride } from '../overrides/override-request.ts'
import { hasScreen, linkTo } from '../router.ts'
import { navigationMarks } from '../shell/navigation.ts'
import { canShare } from '../shared-file/shared-actions.ts'
import { sharedRequest } from '../shared-file/shared-request.ts'
import { toasts } from '../shell/toasts.ts'
import { startRequest } from '../start-from/start-request.ts'
import { useHasStartingPoints } from '../start-from/starting-points.ts'
import { useAssessmentStore } from '../stores/assessment-store.ts'
import { exportAssessmentFile, exportCopyToShare } from './export-file.ts'
import { historyOpen, keysOpen, paletteOpen } from './overlays.ts'

const screens = ['dashboard', 'assess', 'matrix', 'explore', 'report', 'data', 'snapshots'] as const

const shareThroughFile: Command = {
  id: 'file.shared',
  label: 'Share through a file…',
  section: 'File',
  run: () => (sharedRequest.value = true),
}

/** Undo and redo say what they did: the change may be out of sight. */
export function useTravel(): { undo: () => void; redo: () => void } {
  const assessment = useAssessmentStore()
  const tell = (text: string, label: string | null, back: { label: string; keys: string; run: () => void }): void => {
    if (label !== null) toasts.show({ subject: label, text, action: back })
  }
  const undo = (): void => {
    tell('was undone', assessment.undo(), { label: 'Redo', keys: 'Ctrl Shift Z', run: redo })
  }
  const redo = (): void => {
    tell('was done again', assessment.redo(), { label: 'Undo', keys: 'Ctrl Z', run: undo })
  }
  return { undo, redo }
}

/** What can be done wherever one is in an assessment. */
export function useFrameCommands(id: () => string): ComputedRef<readonly Command[]> {
  const router = useRouter()
  const assessment = useAssessmentStore()
  const { undo, redo } = useTravel()
  const hasStartingPoints = useHasStartingPoints()
  return computed((): readonly Command[] => [
    ...screens.filter(hasScreen).map((name): Command => ({
      id: `go.${name}`,
      label: navigationMarks[name].label,
      section: 'Go to',
      run: () => void router.push(linkTo.screen(name, id())),
    })),
    { id: 'go.library', label: 'Library', section: 'Go to', run: () => void router.push(linkTo.library()) },
    { id: 'go.create', label: 'New assessment', section: 'Go to', run: () => void router.push(linkTo.create()) },
    { id: 'go.settings', label: 'Settings', section: 'Go to', run: () => void router.push(linkTo.settings()) },
    {
      id: 'edit.undo',
      label: assessment.undoLabel === null ? 'Undo' : `Undo: ${assessment.undoLabel}`,
      section: 'Edit',
      shortcut: 'Ctrl+Z',
      enabled: assessment.undoLabel !== null,
      run: undo,
    },
    {
      id: 'edit.redo',
      label: assessment.redoLabel === null ? 'Redo' : `Redo: ${assessment.redoLabel}`,
      section: 'Edit',
      shortcut: 'Ctrl+Shift+Z',
      enabled: assessment.redoLabel !== null,
      run: redo,
    },
    {
      id: 'edit.redo-too',
      label: 'Redo',
      section: 'Edit',
      shortcut: 'Ctrl+Y',
      inPalette: false,
      enabled: assessment.redoLabel !== null,
      run: redo,
    },
    {
      id: 'override.new',
      label: 'Override a score…',
      section: 'Edit',
      run: () => askForOverride({}),
    },
    {
      id: 'assess.startFrom',
      label: 'Start from what you have…',
      section: 'Edit',
      enabled: hasStartingPoints.value,
      run: () => (startRequest.value = ''),
    },
    {
      id: 'go.overrides',
      label: 'Overrides',
      section: 'Go to',
      run: () => void router.push({ name: 'data', params: { id: id() }, query: { part: 'overrides' } }),
    },
    {
      id: 'edit.history',
      label: 'Show the history',
      section: 'Edit',
      shortcut: 'h',
      run: () => (historyOpen.value = true),
    },
    {
      id: 'view.scenario',
      label: assessment.scenario === 'current' ? 'Show as planned' : 'Show as it is now',
      section: 'View',
      run: () => (assessment.scenario = assessment.scenario === 'current' ? 'planned' : 'current'),
    },
    {
      id: 'file.export',
      label: 'Export assessment file…',
      section: 'File',
      run: () => void exportAssessmentFile(id()),
    },
    {
      id: 'file.share',
      label: 'Export a copy to share…',
      section: 'File',
      run: () => void exportCopyToShare(id()),
    },
    ...(canShare ? [shareThroughFile] : []),
    {
      id: 'view.palette',
      label: 'Search or run a command',
      section: 'View',
      shortcut: 'Ctrl+K',
      inPalette: false,
      run: () => (paletteOpen.value = true),
    },
    {
      id: 'view.keys',
      label: 'Show all keys',
      section: 'View',
      shortcut: '?',
      run: () => (keysOpen.value = true),
    },
  ])
}
