import { expect, test } from 'vitest'
import { drillTo } from './drill.ts'

test('a value leads to the list of what it counts', () => {
  expect(drillTo('a', { list: 'techniques', tactic: 'TA0005', piece: 'gap' })).toEqual({
    name: 'matrix',
    params: { id: 'a' },
    query: { tactic: 'TA0005', view: 'table', mode: 'strength', kind: 'gap' },
  })
  expect(drillTo('a', { list: 'techniques', depth: 1 })).toMatchObject({ query: { mode: 'depth', kind: 'depth1' } })
  expect(drillTo('a', { list: 'techniques', category: 'detect' })).toMatchObject({
    query: { mode: 'category', category: 'detect', kind: ['minimal', 'partial', 'significant'] },
  })
  expect(drillTo('a', { list: 'capabilities', framework: 'azure', group: null, status: 'planned' })).toEqual({
    name: 'assess',
    params: { id: 'a' },
    query: { framework: 'azure', group: '', status: 'planned' },
  })
  expect(drillTo('a', { list: 'capabilities', framework: 'azure' })).toMatchObject({ query: { framework: 'azure' } })
})

test('an excluded technique is never among the covered ones of a level', () => {
  expect(drillTo('a', { list: 'techniques', piece: 'minimal' })).toMatchObject({
    query: { kind: ['covered', 'minimal'] },
  })
})
