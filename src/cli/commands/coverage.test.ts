import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CoverageResult } from '../../core/coverage/coverage-result.ts'
import { call, callJson, scratchFolder } from '../captured-host.test-twin.ts'
import type { ScratchFolder } from '../captured-host.test-twin.ts'

const document = {
  format: 'coverline-assessment',
  version: 1,
  id: 'a1',
  name: 'Cloud\u001b[2J baseline',
  createdAt: '2026-11-24T09:00:00.000Z',
  attack: { domain: 'enterprise', version: '19.0' },
  mappingSets: ['azure-04.26.2025_attack-16.1-enterprise', 'nist_800_53-rev5_attack-16.1-enterprise'],
  scope: { platforms: ['IaaS'] },
  capabilities: [
    { framework: 'azure', capability: 'azure_role_based_access_control', status: 'deployed' },
    { framework: 'nist_800_53', capability: 'AC-02', status: 'planned' },
    { framework: 'azure', capability: 'no_such', status: 'deployed' },
  ],
}

let scratch: ScratchFolder
let file: string
beforeAll(() => {
  scratch = scratchFolder()
  file = scratch.path('cloud.assessment.json')
  writeFileSync(file, JSON.stringify(document))
})
afterAll(() => {
  scratch.remove()
})

function write(name: string, content: object | string): string {
  const path = scratch.path(name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

test('--json prints the whole result in its fixed order, indented, with one line feed', async () => {
  const { code, out, messages } = await call(['coverage', file, '--json'])
  expect([code, messages]).toEqual([0, []])
  const result = JSON.parse(out) as CoverageResult
  expect(out).toBe(`${JSON.stringify(result, null, 2)}\n`)
  const order = ['assessment', 'attack', 'scenario', 'progress', 'metrics', 'tactics', 'techniques', 'notes']
  expect(Object.keys(result)).toEqual(order)
  expect(result.attack).toEqual({ domain: 'enterprise', version: '19.0', rebuilt: true })
  expect(result.progress.assessed).toBe(2)
  const snapshot = result.techniques.find(({ id }) => id === 'T1578.001')
  expect(snapshot).toMatchObject({ state: 'covered', strength: 0.5, protect: 0.5, detect: 0, depth: 1 })
  expect(result.notes).toContainEqual({ kind: 'unknownCapability', framework: 'azure', capability: 'no_such' })
})

test('--planned counts what is planned as in force', async () => {
  const now = await callJson<CoverageResult>(['coverage', file])
  const planned = await callJson<CoverageResult>(['coverage', '--planned', file])
  expect([now.scenario, planned.scenario]).toEqual(['current', 'planned'])
  expect(planned.metrics.breadth).toBe(now.metrics.plannedBreadth)
  expect(planned.metrics.breadth).toBeGreaterThan(now.metrics.breadth)
  expect(planned.metrics.planned).toBe(0)
})

test('a person gets each figure with its denominator, tactics and note counts, and nothing that moves the cursor', async () => {
  const { metrics } = await callJson<CoverageResult>(['coverage', file])
  const { code, out } = await call(['coverage', file])
  expect(code).toBe(0)
  expect(out).toContain('Cloud\\u001b[2J baseline')
  expect(out).toMatch(/^ATT&CK +enterprise 19\.0 \(rebuilt\)$/m)
  expect(out).toMatch(/^Scope +IaaS; techniques and sub-techniques; /m)
  const share = `${(metrics.breadth * 100).toFixed(1)} %`
  const breadth = `^Breadth \\(covered\\) +${String(metrics.covered)} of ${String(metrics.techniques)} +${share}$`
  expect(out).toMatch(new RegExp(breadth, 'm'))
  expect(out).toMatch(/^TA0112 +Defense Impairment +\d/m)
  expect(out).toMatch(/^unknownCapability +1$/m)
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
})

test('nothing in scope: shares of nothing are dashes', async () => {
  const empty = write('empty.json', { ...document, scope: { platforms: ['Nowhere'] } })
  const { code, out } = await call(['coverage', empty])
  expect(code).toBe(0)
  expect(out).toMatch(/^Breadth \(covered\) +0 of 0 +–$/m)
  expect(out).toMatch(/^unknownPlatform +1$/m)
  expect((await call(['coverage', empty, '--fail-under', 'breadth=0'])).code).toBe(0)
})

test('--fail-under: 1 and a line for each that is missed, the data all the same', async () => {
  const met = await call(['coverage', file, '--fail-under', 'breadth=0', '--fail-under', 'depth.1=1'])
  expect([met.code, met.messages]).toEqual([0, []])
  const missed = await call([
    'coverage',
    file,
    '--json',
    '--fail-under',
    'breadth=0.99',
    '--fail-under=demand.total=1e6',
    '--fail-under',
    'gap=0',
  ])
  expect(missed.code).toBe(1)
  expect(missed.messages).toHaveLength(2)
  expect(missed.messages[0]).toMatch(/^coverline: breadth is 0\.\d+, below 0\.99$/)
  expect((JSON.parse(missed.out) as CoverageResult).assessment.id).toBe('a1')
})

describe('input that is refused: exit 2, no data, a line for each problem', () => {
  test.each<[string, object | string, RegExp[]]>([
    ['broken JSON', '{\n"format":\n', [/^coverline: .*not valid JSON/]],
    ['another format', {}, [/no Coverline assessment/]],
    ['a newer file', { ...document, version: 2 }, [/version: The file has format version 2/]],
    [
      'an unknown ATT&CK version',
      { ...document, attack: { domain: 'ics', version: '19.0' } },
      [/19\.0 of the ics domain/],
    ],
    [
      'several problems',
      { ...document, scope: { count: 'some' }, weights: { minimal: 2 }, capabilities: [{ framework: 'azure' }] },
      [/scope\.count/, /weights\.minimal/, /capability: A text is missing/, /status: This must be/],
    ],
    ['a key that stands twice', '{"format":"coverline-assessment","version":1,"name":"a","name":"b"}', [/name: A key/]],
  ])('%s', async (name, content, patterns) => {
    const path = write(`${name}.json`, content)
    const { code, out, messages } = await call(['coverage', path, '--json', '--fail-under', 'breadth=1'])
    expect([code, out]).toEqual([2, ''])
    for (const pattern of patterns) expect(messages.some((message) => pattern.test(message))).toBe(true)
    for (const message of messages) expect(message).toMatch(/^coverline: [^\n]+$/)
  })

  test('a missing file, a folder and a file in another encoding', async () => {
    writeFileSync(scratch.path('latin1'), Buffer.from('{"name":"gr\u00fcn"}', 'latin1'))
    for (const name of ['none.json', '.', 'latin1']) {
      const { code, out, messages } = await call(['coverage', scratch.path(name)])
      expect([code, out, messages.length]).toEqual([2, '', 1])
    }
  })
})
