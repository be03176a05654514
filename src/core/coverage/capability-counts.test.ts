import { expect, test } from 'vitest'
import { inputOf, marked } from '../report/report-input.test-twin.ts'
import { greatestReliance } from './capability-counts.ts'

const sets = ['m365-07.18.2025_attack-16.1-enterprise', 'azure-04.26.2025_attack-16.1-enterprise']
const assessment = await marked('enterprise', '19.0', sets)

test('the greatest reliance is on the capability that alone is in force for the most techniques', async () => {
  const { coverage, result } = await inputOf(assessment)
  const alone = new Map<string, number>()
  for (const { state, depth, capabilities } of result.techniques) {
    if (state === 'excluded' || depth !== 1) continue
    const [name = ''] = capabilities
    alone.set(name, (alone.get(name) ?? 0) + 1)
  }
  const [expected] = [...alone].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const found = greatestReliance(coverage)
  expect([found?.capability.name, found?.techniques]).toEqual(expected)
})

test('nothing in force, nothing to rely on', async () => {
  const { coverage } = await inputOf({ ...assessment, capabilities: [] })
  expect(greatestReliance(coverage)).toBeNull()
})
