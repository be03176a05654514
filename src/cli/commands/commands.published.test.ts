import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CoverageResult } from '../../core/coverage/coverage-result.ts'
import { differences } from '../../core/coverage/differences.test-twin.ts'
import { call, callJson } from '../captured-host.test-twin.ts'

const published = process.env['COVERLINE_PUBLISHED_DATA'] ?? '../shared/data'
const examples = join(published, 'examples')
/** Kinds that the examples leave out. */
const leftOut = new Set(['labels', 'dataChanged', 'conflict'])

const names = readdirSync(examples).flatMap((file) => /^(.*)\.assessment\.json$/.exec(file)?.[1] ?? [])

describe.each(names)('%s', (name) => {
  test.each([
    ['coverage', []],
    ['planned', ['--planned']],
  ])('coverage --json equals the published %s', async (form, options) => {
    const result = await callJson<CoverageResult>(['coverage', join(examples, `${name}.assessment.json`), ...options])
    const expected = JSON.parse(readFileSync(join(examples, `${name}.${form}.json`), 'utf8')) as CoverageResult
    const notes = result.notes.filter(({ kind }) => !leftOut.has(kind))
    expect(differences({ ...result, notes }, expected)).toEqual([])
  })
})

test('check knows the published mapping files and bundles as those that are bundled', async () => {
  const mappings = readdirSync(join(published, 'mappings')).filter((file) => file.endsWith('.json'))
  const bundles = ['ics-attack-18.1.json', 'mobile-attack-19.0.json']
  const paths = [...mappings.map((file) => join('mappings', file)), ...bundles.map((file) => join('attack', file))]
  for (const path of paths) {
    const { code, out, messages } = await call(['check', join(published, path)])
    expect([code, messages, out.split('\n')[1]]).toEqual([0, [], '  bundled: the same file'])
  }
  const old = await call(['check', join(published, 'attack', 'mobile-attack-15.1.json')])
  expect([old.code, old.out.split('\n')[1]]).toEqual([0, '  not bundled'])
})
