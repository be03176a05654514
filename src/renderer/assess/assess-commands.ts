import type { Status } from '../../core/assessment/assessment.ts'
import type { EntryField } from '../../core/assessment/entry-edits.ts'
import type { Command } from '../commands/command.ts'
import type { KeyHint } from '../ui/choices.ts'
import { statusKeys, statusOrder, statusWords } from '../ui/words.ts'

export interface AssessActions {
  readonly mark: (status: Status) => void
  readonly toggleSelected: () => void
  readonly selectAll: () => void
  readonly clearSelection: () => void
  /** Goes to a field of the active row. */
  readonly goToField: (field: EntryField) => void
  readonly reviewedToday: () => void
  readonly goToUnassessed: () => void
  readonly turnGroups: () => void
  readonly clearFilters: () => void
}

export interface AssessSituation {
  readonly hasRow: boolean
  readonly selected: number
  readonly hasUnassessed: boolean
  readonly isFiltered: boolean
  readonly isFlat: boolean
}

/** Everything that can be done in the list, with its keys. */
export function assessCommands(
  actions: AssessActions,
  { hasRow, selected, hasUnassessed, isFiltered, isFlat }: AssessSituation,
): Command[] {
  const section = 'Assess'
  const canMark = hasRow || selected > 0
  const field = (of: EntryField, label: string, shortcut: string): Command => ({
    id: `assess.${of}`,
    label,
    section,
    shortcut,
    enabled: hasRow && selected === 0,
    run: () => {
      actions.goToField(of)
    },
  })
  return [
    ...statusOrder.map((status): Command => ({
      id: `assess.mark.${status}`,
      label: `Mark as ${statusWords[status].toLowerCase()}`,
      section,
      shortcut: statusKeys[status],
      enabled: canMark,
      run: () => {
        actions.mark(status)
      },
    })),
    field('note', 'Write a note', 'n'),
    field('owner', 'Name an owner', 'o'),
    field('evidence', 'Add evidence', 'e'),
    field('target', 'Set a target date', 't'),
    field('effort', 'Estimate the effort', 'f'),
    {
      id: 'assess.reviewed',
      label: 'Reviewed today',
      section,
      shortcut: 'r',
      enabled: canMark,
      run: actions.reviewedToday,
    },
    {
      id: 'assess.next',
      label: 'Go to the next unassessed',
      section,
      shortcut: 'u',
      enabled: hasUnassessed,
      run: actions.goToUnassessed,
    },
    {
      id: 'assess.select',
      label: 'Select or deselect the row or group',
      section,
      shortcut: 'x',
      inPalette: false,
      run: actions.toggleSelected,
    },
    { id: 'assess.selectAll', label: 'Select all that is listed', section, shortcut: 'Ctrl+A', run: actions.selectAll },
    {
      id: 'assess.selectNone',
      label: 'Clear the selection',
      section,
      shortcut: 'Escape',
      enabled: selected > 0,
      run: actions.clearSelection,
    },
    {
      id: 'assess.groups',
      label: isFlat ? 'Group the rows' : 'List the rows without groups',
      section,
      run: actions.turnGroups,
    },
    { id: 'assess.clearFilters', label: 'Clear filters', section, enabled: isFiltered, run: actions.clearFilters },
  ]
}

export const assessKeys: readonly (KeyHint & { readonly rare?: boolean })[] = [
  { keys: ['j', 'k'], label: 'move' },
  { keys: ['1', '–', '5', '0'], label: 'set status' },
  { keys: ['Enter'], label: 'choose', rare: true },
  { keys: ['x'], label: 'select' },
  { keys: ['Shift'], label: 'range', rare: true },
  { keys: ['n'], label: 'note' },
  { keys: ['r'], label: 'reviewed', rare: true },
  { keys: ['u'], label: 'next unassessed', rare: true },
  { keys: ['/'], label: 'filter' },
  { keys: ['Ctrl', 'Z'], label: 'undo' },
]
