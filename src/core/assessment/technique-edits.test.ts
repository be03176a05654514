import { expect, test } from 'vitest'
import { canonical } from './canonical.ts'
import { newAssessment } from './edits.ts'
import { withExclusions, withoutExclusions, withPicks } from './technique-edits.ts'

const plain = newAssessment({
  id: 'a',
  name: 'A',
  createdAt: '2026-01-01T00:00:00Z',
  domain: 'enterprise',
  version: '19.0',
  mappingSets: [],
  sources: {},
})

test('many techniques leave the scope for one reason, and come back', () => {
  const out = withExclusions(['T2', 'T1'], 'none here')(withExclusions(['T1'], 'before')(plain))
  expect(out.scope.excluded).toEqual([
    { technique: 'T1', reason: 'none here' },
    { technique: 'T2', reason: 'none here' },
  ])
  expect(withoutExclusions(['T1', 'T2'])(out).scope.excluded).toEqual([])
})

test('picks are added once, in canonical order, and keep the weight that they had', () => {
  const weighed = { ...plain, threats: [{ kind: 'technique' as const, id: 'T3', weight: 2 }] }
  const picked = withPicks(['T3', 'T2', 'T2'])({
    ...weighed,
    threats: [{ kind: 'software', id: 'S1', weight: 1 }, ...weighed.threats],
  })
  expect(picked.threats.map(({ kind, id, weight }) => `${kind} ${id} ${String(weight)}`)).toEqual([
    'software S1 1',
    'technique T2 1',
    'technique T3 2',
  ])
  expect(canonical(picked)).toEqual(picked)
  expect(withPicks(['T3'])(weighed)).toBe(weighed)
})
