import { expect, test } from 'vitest'
import { exploreLinks } from './explore-links.ts'

const older = { domain: 'enterprise', version: '16.1' } as const

test('inside an assessment a technique leads to its page there, unless another version was chosen', () => {
  const own = exploreLinks({ assessment: 'a1', attack: null, counts: (framework) => framework === 'azure' })
  expect(own.technique('T1')).toEqual({ name: 'technique', params: { id: 'a1', technique: 'T1' } })
  expect(own.capability('azure', 'k')).toMatchObject({ name: 'capability' })
  expect(own.capability('kev', 'k', 's')).toEqual({
    name: 'explore-capability',
    params: { id: 'a1', framework: 'kev', capability: 'k' },
    query: { set: 's' },
  })
  const other = exploreLinks({ assessment: 'a1', attack: older, counts: () => true })
  expect(other.technique('T1')).toEqual({
    name: 'explore-technique',
    params: { id: 'a1', technique: 'T1' },
    query: { attack: 'enterprise-16.1' },
  })
  expect(other.capability('azure', 'k')).toMatchObject({ name: 'explore-capability' })
})

test('without an assessment everything has its page, and the chosen version stays chosen', () => {
  const links = exploreLinks({ assessment: null, attack: older, counts: () => true })
  expect(links.object('group', 'G1')).toEqual({
    name: 'open-explore-object',
    params: { kind: 'group', object: 'G1' },
    query: { attack: 'enterprise-16.1' },
  })
  expect(links.technique('T1')).toMatchObject({ name: 'open-explore-technique' })
  expect(links.set('s', { part: 'capabilities' })).toMatchObject({
    query: { attack: 'enterprise-16.1', part: 'capabilities' },
  })
})
