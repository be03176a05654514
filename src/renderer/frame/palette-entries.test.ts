import { expect, test } from 'vitest'
import { openBundledKnowledge } from '../../core/knowledge/bundled-knowledge.test-twin.ts'
import { createPaletteSearch } from '../shell/palette-search.ts'
import { commandEntries, eachOnce, paletteTarget } from './palette-entries.ts'
import { gathered } from './palette-knowledge.ts'

const knowledge = await openBundledKnowledge()

test('an entry leads back to what it stands for, blanks in ids included', () => {
  expect(paletteTarget('technique T1578.001')).toEqual({ kind: 'technique', technique: 'T1578.001', attack: null })
  expect(paletteTarget('technique@ics-18.1 T0800')).toEqual({
    kind: 'technique',
    technique: 'T0800',
    attack: 'ics-18.1',
  })
  expect(paletteTarget('group G0016')).toEqual({ kind: 'object', object: 'group', id: 'G0016', attack: null })
  expect(paletteTarget('capability csa_ccm I&S 04 b')).toEqual({
    kind: 'capability',
    framework: 'csa_ccm',
    capability: 'I&S 04 b',
  })
  expect(paletteTarget('set kev-1')).toEqual({ kind: 'set', set: 'kev-1' })
  expect(paletteTarget('command edit.undo')).toEqual({ kind: 'command', command: 'edit.undo' })
})

test('everything bundled is found by its id before anything else, and by its other names', async () => {
  const entries = eachOnce(await gathered(knowledge, { domain: 'enterprise', version: '19.0' }))
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  const search = createPaletteSearch(entries)
  const codes = new Map(entries.map(({ id, code }) => [id, code?.toLowerCase()]))
  // Every third: all of them take too long beside other tests.
  for (const { code } of entries.filter((_, at) => at % 3 === 0)) {
    if (code !== undefined) expect(codes.get(search(code).best ?? ''), code).toBe(code.toLowerCase())
  }
  expect(search('cozy bear').best).toBe('group G0016')
  expect(search('t1578.001').best).toBe('technique T1578.001')
  expect(search('ac-2').best).toBe('capability nist_800_53 AC-2')
  expect(search('nist_800_53-rev4_attack-9.0').best).toBe('set nist_800_53-rev4_attack-9.0-enterprise')
  expect(search('T0800').best).toBe('technique@ics-18.1 T0800')
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
