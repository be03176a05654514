import { expect, test } from 'vitest'
import { rebaseOnto } from '../../core/attack/rebase.ts'
import { openBundledKnowledge, valueOf } from '../../core/knowledge/bundled-knowledge.test-twin.ts'
import { mappingLines } from '../../core/knowledge/mapping-lines.ts'
import { linesWith, mappingColumns, sortedLines } from './mapping-columns.ts'
import { linesBySet, whatSetsSay } from './technique-mappings.ts'

const knowledge = await openBundledKnowledge()
const attack = valueOf(await knowledge.attack('enterprise', '19.0'))
const shown = { attack, rebase: rebaseOnto(attack, knowledge.known) }
const azure = valueOf(await knowledge.set('azure-04.26.2025_attack-16.1-enterprise'))
const aws = valueOf(await knowledge.set('aws-12.12.2024_attack-16.1-enterprise'))
const lines = mappingLines(shown, azure)

test('a set’s table has every published column, category and value too', () => {
  expect(mappingColumns('set', false).map(({ key }) => key)).toEqual([
    'spelling',
    'label',
    'group',
    'technique',
    'name',
    'type',
    'category',
    'value',
    'references',
  ])
  expect(mappingColumns('technique', true).map(({ key }) => key)).toContain('rationale')
})

test('words are found in every column, also ids as published', () => {
  const found = linesWith(lines, 'detect significant')
  expect(found.length).toBeGreaterThan(0)
  expect(found.every(({ category, value }) => category === 'detect' && value === 'significant')).toBe(true)
  expect(linesWith(lines, 'T1562.001').every(({ published }) => published === 'T1562.001')).toBe(true)
})

test('values sort by what they say, not by their letters', () => {
  const values = sortedLines(lines, { key: 'value', descending: true }).map(({ value }) => value)
  expect([...new Set(values)]).toEqual(['significant', 'partial', 'minimal'])
  const counts = sortedLines(lines, { key: 'references', descending: false }).map((line) => line.references.length)
  expect(counts).toEqual([...counts].sort((a, b) => a - b))
})

test('a technique’s mappings stand below their sets; a filter leaves out what has none', () => {
  const said = whatSetsSay(shown, [aws, azure], 'T1578.001')
  const shape = { query: '', sort: null, folded: new Set<string>(), chosen: [azure.id] }
  expect(linesBySet(said, shape).map(({ kind, id }) => `${kind} ${id.split('-')[0] ?? ''}`)).toEqual([
    'group azure',
    'row azure',
    'group aws',
  ])
  expect(linesBySet(said, { ...shape, folded: new Set([azure.id]) })).toHaveLength(2)
  expect(linesBySet(said, { ...shape, query: 'role' })).toHaveLength(2)
})
