import { expect, test } from 'vitest'
import { askedFilter } from './asked.ts'
import type { RowGroup } from './rows.ts'

const group = (id: string, framework: string, label: string): RowGroup => ({
  id,
  framework,
  label,
  mapped: true,
  rows: [],
})
const groups = [
  group('group azure Identity', 'azure', 'Identity'),
  group('group azure ', 'azure', 'In no group'),
  group('group cri_profile ', 'cri_profile', 'CRI Profile'),
]

test('an address asks for framework, group and status', () => {
  const asked = askedFilter({ framework: 'azure', group: 'Identity', status: 'planned' }, groups)
  expect(asked?.framework).toBe('azure')
  expect([...(asked?.chosen ?? [])].map(([facet, options]) => [facet, ...options])).toEqual([
    ['group', 'group azure Identity'],
    ['status', 'planned'],
  ])
  expect([...(askedFilter({ framework: 'azure', group: '' }, groups)?.chosen.get('group') ?? [])]).toEqual([
    'group azure ',
  ])
})

test('what isn’t there is left out, and nothing asked is no filter', () => {
  expect(askedFilter({ framework: 'azure', group: 'Elsewhere', status: 'nothing' }, groups)?.chosen.size).toBe(0)
  expect(askedFilter({ framework: 'cri_profile', group: 'Identity' }, groups)?.chosen.size).toBe(0)
  expect(askedFilter({ framework: 'toString' }, groups)).toBeNull()
  expect(askedFilter({ status: ['planned'] }, groups)).toBeNull()
  expect(askedFilter({}, groups)).toBeNull()
})
