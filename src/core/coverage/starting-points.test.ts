import { describe, expect, test } from 'vitest'
import { newAssessment, withStatus } from '../assessment/edits.ts'
import type { Baseline } from '../mappings/baselines.ts'
import { openBundledKnowledge, valueOf } from '../knowledge/bundled-knowledge.test-twin.ts'
import { computeCoverage } from './compute.ts'
import { indexCoverage } from './coverage-index.ts'
import type { CoverageIndex } from './coverage-index.ts'
import { loadInput } from './load-input.ts'
import { pointProgress, startingPoints } from './starting-points.ts'
import type { StartingPoint } from './starting-points.ts'

const knowledge = await openBundledKnowledge()
const baselines = valueOf(await knowledge.baselines())
const m365 = 'm365-07.18.2025_attack-16.1-enterprise'
const rev4 = 'nist_800_53-rev4_attack-14.1-enterprise'
const rev5 = 'nist_800_53-rev5_attack-16.1-enterprise'

async function indexOf(...mappingSets: string[]): Promise<CoverageIndex> {
  const choice = { id: 'a', name: 'A', createdAt: '', domain: 'enterprise', version: '19.0' } as const
  const assessment = newAssessment({ ...choice, mappingSets, sources: {} })
  return indexCoverage(valueOf(await loadInput(knowledge, assessment)))
}

function point(points: readonly StartingPoint[], id: string): StartingPoint {
  const found = points.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

describe('what there is to start from', () => {
  test('hangs on the chosen sets and their own versions', async () => {
    const ids = async (...sets: string[]): Promise<string[]> =>
      startingPoints(await indexOf(...sets), baselines).map(({ id }) => id)
    expect(await ids('azure-04.26.2025_attack-16.1-enterprise')).toEqual([])
    expect(await ids(m365)).toEqual(['m365/E3', 'm365/E5'])
    const levels = (version: string): string[] =>
      ['low', 'moderate', 'high'].map((level) => `nist_800_53/${version}/${level}`)
    expect(await ids(rev4)).toEqual(levels('rev4'))
    expect(await ids(rev5)).toEqual(levels('rev5'))
    expect(await ids(m365, rev4, rev5)).toEqual(['m365/E3', 'm365/E5', ...levels('rev4'), ...levels('rev5')])
  })

  test('E5 holds everything, E3 what ends in it', async () => {
    const index = await indexOf(m365)
    const points = startingPoints(index, [])
    expect(point(points, 'm365/E5').places).toHaveLength(index.capabilities.length)
    const keys = point(points, 'm365/E3').places.map((place) => index.capabilities[place]?.key ?? '')
    expect(keys.length).toBeGreaterThan(10)
    expect(keys.every((key) => key.endsWith('-E3'))).toBe(true)
  })

  test.each([
    ['rev4', rev4],
    ['rev5', rev5],
  ])('nothing of a baseline of %s is lost: mapped, unmapped and enhancements add up', async (version, set) => {
    const index = await indexOf(set)
    for (const baseline of baselines.filter((one) => one.frameworkVersion === version)) {
      const found = point(startingPoints(index, baselines), `nist_800_53/${version}/${baseline.level}`)
      if (found.kind !== 'baseline') throw new Error('a baseline')
      const keys = found.places.map((place) => index.capabilities[place]?.key ?? '')
      expect([...keys, ...found.unmapped, ...found.enhancements].sort()).toEqual([...baseline.controls])
      expect(keys.length).toBeGreaterThan(20)
      expect(found.unmapped.length).toBeGreaterThan(0)
      expect(found.unmapped.some((control) => control.includes('('))).toBe(false)
    }
  })

  test('padded ids of a set are those of a baseline', async () => {
    const index = await indexOf(rev5)
    const low = point(startingPoints(index, baselines), 'nist_800_53/rev5/low')
    const spelled = low.places.map((place) => index.capabilities[place]?.capability.id ?? '')
    expect(spelled).toContain('AC-02')
  })
})

test('progress counts what is mapped and can apply', async () => {
  const index = await indexOf(rev5)
  const two: Baseline = {
    ...{ framework: 'nist_800_53', frameworkVersion: 'rev5', level: 'low', documentVersion: '1' },
    controls: ['AC-2', 'AC-3', 'AC-6', 'AC-2(1)', 'PS-1'],
  }
  const [low] = startingPoints(index, [two])
  if (low === undefined) throw new Error('a baseline')
  const ref = (capability: string) => ({ framework: 'nist_800_53', capability })
  const choice = { id: 'a', name: 'A', createdAt: '', domain: 'enterprise', version: '19.0' } as const
  const fresh = newAssessment({ ...choice, mappingSets: [rev5], sources: {} })
  const progress = (...edits: ReturnType<typeof withStatus>[]) => {
    const { capabilities } = edits.reduce((document, edit) => edit(document), fresh)
    return pointProgress(index, computeCoverage(index, capabilities, 'current').deployment, low)
  }
  expect(progress()).toEqual({ assessed: 0, capabilities: 3, deployed: 0 })
  expect(progress(withStatus([ref('AC-2'), ref('AC-10')], 'deployed'), withStatus([ref('AC-3')], 'partial'))).toEqual({
    ...{ assessed: 2, capabilities: 3, deployed: 1 },
  })
  expect(progress(withStatus([ref('AC-2')], 'not_applicable'))).toEqual({ assessed: 0, capabilities: 2, deployed: 0 })
})
