import { expect, test } from 'vitest'
import { commandEntries, paletteTarget } from './palette-entries.ts'

test('an entry leads back to what it stands for, blanks in ids included', () => {
  expect(paletteTarget('technique T1578.001')).toEqual({ kind: 'technique', technique: 'T1578.001' })
  expect(paletteTarget('capability csa_ccm I&S 04 b')).toEqual({
    kind: 'capability',
    framework: 'csa_ccm',
    capability: 'I&S 04 b',
  })
  expect(paletteTarget('command edit.undo')).toEqual({ kind: 'command', command: 'edit.undo' })
})

test('commands keep their keys, and what only moves stays out', () => {
  const run = (): void => undefined
  const entries = commandEntries(
    [
      { id: 'go.matrix', label: 'Matrix', section: 'Go to', run },
      { id: 'edit.undo', label: 'Undo', section: 'Edit', shortcut: 'Ctrl+Z', enabled: false, run },
      { id: 'list.next', label: 'Next row', section: 'Lists', shortcut: 'j', inPalette: false, run },
    ],
    false,
  )
  expect(entries).toEqual([
    { id: 'command go.matrix', group: 'go', label: 'Matrix', disabled: false },
    { id: 'command edit.undo', group: 'command', label: 'Undo', keys: ['Ctrl', 'Z'], disabled: true },
  ])
})
