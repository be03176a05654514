import { describe, expect, test, vi } from 'vitest'
import { newAssessment, withExtent, withStatus } from '../assessment/edits.ts'
import type { Assessment, Override } from '../assessment/assessment.ts'
import { openBundledKnowledge, valueOf } from '../knowledge/bundled-knowledge.test-twin.ts'
import { computeCoverage, levelOf } from './compute.ts'
import type { Coverage } from './compute.ts'
import { indexCoverage } from './coverage-index.ts'
import type { Scenario } from './coverage-result.ts'
import { describeCoverage } from './describe.ts'
import { explainTechnique } from './explain.ts'
import { loadInput } from './load-input.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

/*
 * `T1578.001` Create Snapshot, on ATT&CK 19.0. What maps to it was read from the published files by eye and stands here
 * as a list, so that a fault anywhere between the file and the screen shows.
 */
const knowledge = await openBundledKnowledge()
const mappingSets = [
  'azure-04.26.2025_attack-16.1-enterprise',
  'cri_profile-v2.1_attack-16.1-enterprise',
  'm365-07.18.2025_attack-16.1-enterprise',
  'nist_800_53-rev5_attack-16.1-enterprise',
  'veris-1.4.0_attack-16.1-enterprise',
]
const empty = newAssessment({
  ...{ id: 'w', name: 'Worked example', createdAt: '2026-11-24T09:00:00.000Z' },
  ...{ domain: 'enterprise', version: '19.0', mappingSets, sources: knowledge.sources },
})

async function cover(
  assessment: Assessment,
  scenario: Scenario = 'current',
): Promise<{ coverage: Coverage; at: number }> {
  const index = indexCoverage(valueOf(await loadInput(knowledge, assessment)))
  const at = index.scope.place.get('T1578.001') ?? -1
  return { coverage: computeCoverage(index, assessment.capabilities, scenario), at }
}

const expected = [
  ['azure/azure_role_based_access_control', 'protect', 'partial'],
  ['cri_profile/PR.AA-01.01', 'unscored', null],
  ['cri_profile/PR.PS-01.09', 'unscored', null],
  ['m365/DEF-CAPP-E5', 'detect', 'minimal'],
  ...['AC-2', 'AC-3', 'AC-5', 'AC-6', 'CM-2', 'CM-5', 'IA-2', 'IA-4', 'IA-6', 'RA-5', 'SI-4'].map((key) => [
    `nist_800_53/${key}`,
    'unscored',
    null,
  ]),
]

test('who maps to it, with which score', async () => {
  const { coverage, at } = await cover(empty)
  const rows = explainTechnique(coverage, at).map((row) => [row.capability.name, row.category, row.mapping?.value])
  expect(rows.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual(expected)
})

test('VERIS asks for it and never covers it', async () => {
  const action = 'action.hacking.variety.Abuse of functionality'
  const { coverage, at } = await cover({ ...empty, threats: [{ kind: 'incident', id: action, weight: 3 }] })
  expect(coverage.index.demand[at]).toBe(3)
  expect(coverage.index.capabilities.some(({ framework }) => framework === 'veris')).toBe(false)
  const technique = coverage.index.scope.techniques[at]
  expect(technique).toMatchObject({
    name: 'Create Snapshot',
    tactics: ['TA0112'],
    platforms: ['IaaS'],
    parent: 'T1578',
  })
})

describe('its strength', () => {
  const rbac = { framework: 'azure', capability: 'azure_role_based_access_control' }
  const watcher = { framework: 'm365', capability: 'DEF-CAPP-E5' }
  const account = { framework: 'nist_800_53', capability: 'AC-2' }
  const figures = async (assessment: Assessment, scenario: Scenario = 'current'): Promise<unknown[]> => {
    const { coverage } = await cover(assessment, scenario)
    const found = describeCoverage(coverage, assessment).techniques.find(({ id }) => id === 'T1578.001')
    return [
      found?.state,
      found?.strength,
      found?.protect,
      found?.detect,
      found?.depth,
      found?.unscoredOnly,
      found?.level,
    ]
  }

  test('nobody has looked', async () => {
    expect(await figures(empty)).toEqual(['unassessed', 0, 0, 0, 0, false, 'none'])
  })

  test('a scored control', async () => {
    expect(await figures(withStatus([rbac], 'deployed')(empty))).toEqual(['covered', 0.5, 0.5, 0, 1, false, 'partial'])
  })

  test('two weak ones don’t add up', async () => {
    const both = withStatus([rbac, watcher], 'deployed')(empty)
    expect(await figures(both)).toEqual(['covered', 0.5, 0.5, 0.1, 2, false, 'partial'])
  })

  test('an unscored one alone, and in part', async () => {
    expect(await figures(withStatus([account], 'deployed')(empty))).toEqual(['covered', 0.5, 0, 0, 1, true, 'partial'])
    expect(await figures(withExtent(account, 0.4)(empty))).toEqual(['covered', 0.2, 0, 0, 1, true, 'minimal'])
  })

  test('planned counts in its scenario alone', async () => {
    const planned = withStatus([rbac], 'planned')(empty)
    expect(await figures(planned)).toEqual(['planned', 0, 0, 0, 0, false, 'none'])
    expect(await figures(planned, 'planned')).toEqual(['covered', 0.5, 0.5, 0, 1, false, 'partial'])
  })

  test('an override replaces the published score, which stays in sight', async () => {
    const override: Override = {
      ...rbac,
      technique: 'T1578.001',
      category: 'protect',
      value: 'significant',
      reason: 'measured',
    }
    const assessment = withStatus([rbac], 'deployed')({ ...empty, overrides: [override] })
    expect(await figures(assessment)).toEqual(['covered', 1, 1, 0, 1, false, 'significant'])
    const { coverage, at } = await cover(assessment)
    expect(explainTechnique(coverage, at)[0]).toMatchObject({
      capability: { name: 'azure/azure_role_based_access_control' },
      mapping: { value: 'partial' },
      override: { value: 'significant', reasons: ['measured'] },
      ...{ weight: 1, extent: 1, contribution: 1, decides: true },
    })
  })

  test('all looked at and none in force is a gap; none applicable is no control', async () => {
    const refs = expected.map(([name]) => {
      const [framework = '', capability = ''] = String(name).split('/')
      return { framework, capability }
    })
    expect(await figures(withStatus(refs, 'not_deployed')(empty))).toEqual(['gap', 0, 0, 0, 0, false, 'none'])
    expect(await figures(withStatus(refs, 'not_applicable')(empty))).toEqual(['no_control', 0, 0, 0, 0, false, 'none'])
  })
})

test('figures of the whole assessment with one service in force, worked out from the published file', async () => {
  // azure_backup responds to nine techniques, all active in 19.0: T1561.002 partially, the others significantly.
  const { coverage } = await cover(withStatus([{ framework: 'azure', capability: 'azure_backup' }], 'deployed')(empty))
  const { metrics, progress } = coverage
  expect(metrics).toMatchObject({ techniques: 697, covered: 9, excluded: 0 })
  expect(metrics.depth).toEqual({ '0': 688, '1': 9, '2': 0, '3+': 0 })
  expect(metrics.breadth).toBeCloseTo(9 / 697, 12)
  expect(metrics.strength).toBeCloseTo(8.5 / 697, 12)
  expect(metrics.categories.respond.strength).toBeCloseTo(8.5 / 697, 12)
  expect(metrics.categories.protect).toEqual({ covered: 0, breadth: 0, strength: 0 })
  // All supply capabilities of the four sets are mapped: Azure 38, CRI 60, M365 38, NIST 109.
  expect(progress).toEqual({ assessed: 1, capabilities: 38 + 60 + 38 + 109 })
})

test.each([
  [0, 'none'],
  [Number.MIN_VALUE, 'minimal'],
  [0.1, 'minimal'],
  [0.25 - 1e-12, 'minimal'],
  [0.25, 'partial'],
  [0.5, 'partial'],
  [0.75 - 1e-12, 'partial'],
  [0.75, 'significant'],
  [1, 'significant'],
])('a strength of %d is %s', (strength, level) => {
  expect(levelOf(strength)).toBe(level)
})
