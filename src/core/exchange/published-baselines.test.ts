import { describe, expect, test } from 'vitest'
import { valueOf } from '../knowledge/bundled-knowledge.test-twin.ts'
import { fixture } from './published-fixtures.test-twin.ts'
import { readBaselines } from './published-baselines.ts'

const text = fixture('nist_800_53-baselines.json')

test('controls get the keys of capabilities; baselines stand by version and level', () => {
  expect(valueOf(readBaselines(text, 'b.json'))).toEqual([
    {
      ...{ framework: 'nist_800_53', frameworkVersion: 'rev9', level: 'low', documentVersion: '9.1' },
      controls: ['AC-2', 'PS-7'],
    },
    {
      ...{ framework: 'nist_800_53', frameworkVersion: 'rev9', level: 'moderate', documentVersion: '9.1' },
      controls: ['AC-2', 'AC-2(1)', 'AC-4', 'PS-7'],
    },
  ])
})

describe('refused, each with its place', () => {
  const change = (from: string, to: string): string => text.replace(from, to)
  test.each<[string, string, string]>([
    ['no JSON', '{', ''],
    ['another file', '{"mappings": []}', ''],
    ['an empty list', '{"baselines": []}', ''],
    ['a list of texts', '{"baselines": ["low"]}', 'baselines[0].framework'],
    ['another level', change('"moderate"', '"medium"'), 'baselines[0].baseline'],
    ['a level twice', change('"moderate"', '"low"'), 'baselines[1]'],
    ['no version', change('"rev9"', '" "'), 'baselines[0].frameworkVersion'],
    ['an id of another form', change('"ac-4"', '"AC-4 (1)"'), 'baselines[0].controls[0]'],
    ['a number as id', change('"ac-4"', '4'), 'baselines[0].controls[0]'],
    ['a control twice', change('"ac-4"', '"ac-02"'), 'baselines[0].controls[1]'],
    ['no controls', change('["ac-02", "ps-7"]', '"ac-2"'), 'baselines[1].controls'],
  ])('%s', (_, broken, where) => {
    const result = readBaselines(broken, 'b.json')
    expect(result.ok ? [] : result.problems.map((one) => [one.file, one.where])).toContainEqual(['b.json', where])
  })
})
