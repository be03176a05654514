import { describe, expect, test } from 'vitest'
import type { Assessment, Status } from '../assessment/assessment.ts'
import { coverLine, headlineFigures, summary } from './cover-line.ts'
import { inputOf, marked } from './report-input.test-twin.ts'
import type { ReportInput } from './report-input.ts'

const set = 'attack_mitigations-19.0_attack-19.0-mobile'
const base = await marked('mobile', '19.0', [set])
const withAll = (status: Status, more: Partial<Assessment> = {}): Promise<ReportInput> =>
  inputOf({
    ...base,
    ...more,
    capabilities: base.capabilities.map(({ framework, capability }) => ({ framework, capability, status })),
  })

/** The same input with the techniques of its result replaced by what a test needs. */
function covering(
  input: ReportInput,
  levels: readonly ('significant' | 'partial' | 'minimal' | 'none')[],
): ReportInput {
  const [one] = input.result.techniques
  if (one === undefined) throw new Error('no technique')
  const techniques = levels.map((level) => ({
    ...one,
    level,
    state: level === 'none' ? ('gap' as const) : ('covered' as const),
  }))
  const covered = techniques.filter(({ state }) => state === 'covered').length
  const metrics = { ...input.result.metrics, techniques: techniques.length, covered }
  return { ...input, result: { ...input.result, techniques, metrics } }
}

describe('the cover line', () => {
  test('holds from nothing to everything', async () => {
    const input = await withAll('not_deployed')
    const line = (...levels: Parameters<typeof covering>[1]): string => coverLine(covering(input, levels))
    expect(line()).toBe('Harbour Bank has no technique in scope.')
    expect(line('none')).toBe('Harbour Bank covers none of 1 technique.')
    expect(line('none', 'none')).toBe('Harbour Bank covers none of 2 techniques.')
    expect(line('partial')).toBe('Harbour Bank covers the 1 technique in scope, in part.')
    expect(line('minimal', 'none')).toBe('Harbour Bank covers 1 of 2 techniques, minimally.')
    expect(line('partial', 'partial', 'minimal', 'none')).toBe(
      'Harbour Bank covers 3 of 4 techniques, most of them in part.',
    )
    expect(line('partial', 'minimal', 'none')).toBe('Harbour Bank covers 2 of 3 techniques, at mixed strength.')
    expect(line('significant', 'significant')).toBe('Harbour Bank covers all 2 techniques, all of them significantly.')
    expect(line('significant', 'significant', 'minimal')).toBe(
      'Harbour Bank covers all 3 techniques, most of them significantly.',
    )
  })

  test('of a nameless assessment and of the planned scenario', async () => {
    const planned = await inputOf({ ...base, name: ' ' }, 'planned')
    expect(coverLine(planned)).toMatch(/^This assessment will cover \d+ of \d+ techniques, /)
  })
})

test('nothing in scope has no shares, and says why', async () => {
  const all = (await withAll('deployed')).result.techniques
  const excluded = all.map(({ id }) => ({ technique: id, reason: 'elsewhere' }))
  const input = await withAll('deployed', { scope: { platforms: [], count: 'all', excluded } })
  expect(input.result.metrics.techniques).toBe(0)
  expect(headlineFigures(input).map(({ figure }) => figure)).toEqual(['–', '–', '0', '–', '13 / 13'])
  expect(summary(input)).toContain('nothing to measure')
})

test('the figures are those of the result, each with its denominator', async () => {
  const input = await inputOf(base)
  const { techniques, covered, noControl, depth } = input.result.metrics
  expect(headlineFigures(input).map(({ label }) => label)).toEqual([
    `breadth, ${covered} of ${techniques}`,
    `strength, mean of ${techniques}`,
    `of ${techniques} rest on one capability`,
    `attainable, ${techniques - noControl} of ${techniques}`,
    'capabilities assessed',
  ])
  expect(headlineFigures(input)[2]?.figure).toBe(String(depth['1']))
  expect(summary(input)).toContain('No threats are chosen, so every technique weighs the same.')
})

test('a profile that nothing at hand knows has no demand', async () => {
  const input = await withAll('deployed', { threats: [{ kind: 'group', id: 'G9999', weight: 1 }] })
  expect(summary(input)).toContain('No technique in scope is used by the 1 chosen threat source')
})
