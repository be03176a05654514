import { expect, test } from 'vitest'
import { rebaseOnto } from '../../core/attack/rebase.ts'
import { openBundledKnowledge, valueOf } from '../../core/knowledge/bundled-knowledge.test-twin.ts'
import { mappingLines } from '../../core/knowledge/mapping-lines.ts'
import { grouped, setCapabilities, setTechniques } from './set-lists.ts'

const knowledge = await openBundledKnowledge()
const attack = valueOf(await knowledge.attack('enterprise', '16.1'))
const shown = { attack, rebase: rebaseOnto(attack, knowledge.known) }
const nist = valueOf(await knowledge.set('nist_800_53-rev5_attack-16.1-enterprise'))

test('the techniques of a set with the number of its capabilities', () => {
  const rows = setTechniques(shown, nist)
  expect(rows).toHaveLength(469)
  expect(Math.max(...rows.map(({ capabilities }) => capabilities))).toBe(32)
})

test('capabilities count distinct techniques, and stand as their numbers count', () => {
  const rows = setCapabilities(nist, mappingLines(shown, nist))
  expect(rows.slice(0, 3).map(({ spelling }) => spelling)).toEqual(['AC-02', 'AC-03', 'AC-04'])
  expect(rows.every(({ techniques, mappings }) => techniques <= mappings)).toBe(true)
  expect(rows.find(({ id }) => id === 'AC-2')?.techniques).toBe(220)
})

test('what has no group stands last', () => {
  const row = (group: string) => ({ group })
  expect([...grouped([row('a'), row(''), row('b'), row('a')])].map(([group, rows]) => [group, rows.length])).toEqual([
    ['a', 2],
    ['b', 1],
    ['', 1],
  ])
})
