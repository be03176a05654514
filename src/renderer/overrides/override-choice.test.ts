import { describe, expect, test } from 'vitest'
import { matrixWorld, placeOf } from '../matrix/matrix-world.test-twin.ts'
import { override } from '../../core/coverage/naive/small-world.test-twin.ts'
import { capabilityPicks, effectOfChoice, firstCategory, firstValue, techniquePicks } from './override-choice.ts'

const { coverage } = matrixWorld()
const at = (id: string): number => placeOf(coverage, id)

describe('what the dialog starts with', () => {
  test('the category that is published, and the value that holds', () => {
    expect(firstCategory(coverage, at('T1.001'), 'azure/watch')).toBe('detect')
    expect(firstCategory(coverage, at('T3'), 'cri_profile/rule')).toBe('unscored')
    expect(firstCategory(coverage, at('T4'), 'azure/watch')).toBe('protect')
    expect(firstCategory(coverage, at('T4'), 'cri_profile/rule')).toBe('unscored')
    const value = (id: string, capability: string, category: 'detect' | 'unscored'): string =>
      firstValue(coverage.index, at(id), { capability, category })
    expect(value('T1.001', 'azure/watch', 'detect')).toBe('significant')
    expect(value('T3', 'cri_profile/rule', 'unscored')).toBe('partial')
    expect(value('T4', 'azure/watch', 'detect')).toBe('minimal')
  })

  test('what is overridden already', () => {
    const overrides = [override('azure/watch T4 respond none')]
    const { index, ...rest } = matrixWorld({ overrides }).coverage
    expect(firstCategory({ index, ...rest }, at('T4'), 'azure/watch')).toBe('respond')
    expect(firstValue(index, at('T4'), { capability: 'azure/watch', category: 'respond' })).toBe('none')
  })
})

test('an effect is said at once, and why there is none', () => {
  const says = (
    id: string,
    capability: string,
    category: 'protect' | 'detect',
    value: 'none' | 'significant',
  ): string => effectOfChoice(coverage, at(id), { capability, category }, value).sentence
  expect(says('T1.001', 'azure/lock', 'protect', 'significant')).toBe('Gains 0.50.')
  expect(says('T1.001', 'azure/lock', 'protect', 'none')).toBe('Loses 0.40.')
  expect(says('T1.001', 'azure/watch', 'detect', 'none')).toBe('No change now: the capability isn’t in force.')
  expect(says('T1', 'azure/lock', 'detect', 'significant')).toBe('Only detect changes: 0.00 becomes 1.00.')
  expect(says('T2', 'azure/watch', 'detect', 'none')).toBe('No change now: the capability isn’t in force.')
  expect(says('T1', 'azure/lock', 'detect', 'none')).toBe('No change now: another mapping decides.')
})

test('what is mapped is offered first', () => {
  expect(capabilityPicks(coverage, at('T1.001')).map(({ value }) => value)).toEqual([
    'azure/lock',
    'azure/watch',
    'azure/later',
    'cri_profile/rule',
  ])
  expect(techniquePicks(coverage, 'cri_profile/rule').map(({ value, detail }) => `${value} ${detail ?? '-'}`)).toEqual([
    'T1.002 mapped',
    'T3 mapped',
    'T1 -',
    'T1.001 -',
    'T2 -',
    'T4 -',
  ])
})
