import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { statuses } from '../assessment/assessment.ts'
import type { Assessment } from '../assessment/assessment.ts'
import { withStatus } from '../assessment/edits.ts'
import { rebaseOnto } from '../attack/rebase.ts'
import type { MappingSet } from '../mappings/mapping-set.ts'
import { arbitraryAssessment, knowledgeFor } from './arbitrary-assessment.test-twin.ts'
import { availableKnowledge } from './both-calculators.test-twin.ts'
import { computeCoverage } from './compute.ts'
import type { Coverage } from './compute.ts'
import { indexCoverage } from './coverage-index.ts'
import type { CoverageInput } from './coverage-index.ts'
import type { Metrics, Scenario } from './coverage-result.ts'
import { describeCoverage } from './describe.ts'
import { explainTechnique } from './explain.ts'

/* What must hold of any coverage, whatever its figures are: on random assessments over all bundled data. */
const available = await availableKnowledge()

function inputOf(assessment: Assessment): CoverageInput {
  return { assessment, ...knowledgeFor(assessment, available) }
}

function coverageOf(input: CoverageInput, scenario: Scenario = 'current'): Coverage {
  return computeCoverage(indexCoverage(input), input.assessment.capabilities, scenario)
}

/** Random assessments with at least one capability, drawn and indexed once for all the properties below. */
const drawn = fc.sample(arbitraryAssessment(available), { seed: 7, numRuns: 60 }).flatMap((assessment) => {
  const input = inputOf(assessment)
  const index = indexCoverage(input)
  return index.capabilities.length === 0 ? [] : [{ assessment, input, index }]
})

/** One of them, with one of its capabilities. */
const some = fc
  .constantFrom(...drawn)
  .chain((one) => fc.constantFrom(...one.index.capabilities).map((capability) => ({ ...one, capability })))

// Drawn from a list, a counterexample has nothing to shrink to.
const few = { seed: 7, numRuns: 60, endOnFailure: true }
vi.setConfig({ testTimeout: 120_000 })

const columns = ['strength', 'protect', 'detect', 'respond', 'depth'] as const

/** Every share and strength of some figures, by path; the higher the better. */
function figures({ categories, demand, ...whole }: Metrics): Record<string, number> {
  const { breadth, plannedBreadth, attainableBreadth, strength, covered } = whole
  const { weightedBreadth, weightedStrength } = demand
  const { protect, detect, respond } = categories
  return {
    ...{ covered, breadth, plannedBreadth, attainableBreadth, strength, weightedBreadth, weightedStrength },
    ...{ protect: protect.strength, detect: detect.strength, respond: respond.strength },
    ...{ protected: protect.breadth, detected: detect.breadth, responded: respond.breadth },
  }
}

function allMetrics(coverage: Coverage): readonly Metrics[] {
  return [coverage.metrics, ...coverage.tacticMetrics]
}

/** No technique and no figure, over all and by tactic, is lower in `better` than in `base`. */
function expectNothingLower(base: Coverage, better: Coverage): void {
  for (const column of columns) {
    expect(
      base[column].findIndex((value, at) => (better[column][at] ?? 0) < value),
      column,
    ).toBe(-1)
  }
  allMetrics(base).forEach((metrics, place) => {
    const after = figures(allMetrics(better)[place] ?? metrics)
    for (const [name, value] of Object.entries(figures(metrics))) {
      expect(after[name], name).toBeGreaterThanOrEqual(value - 1e-12)
    }
  })
}

test('deploying one more never lowers a strength, a depth or any figure', () => {
  fc.assert(
    fc.property(
      some,
      fc.constantFrom('current' as const, 'planned' as const),
      ({ assessment, index, capability }, scenario) => {
        const more = withStatus(
          [{ framework: capability.framework, capability: capability.key }],
          'deployed',
        )(assessment)
        const base = computeCoverage(index, assessment.capabilities, scenario)
        expectNothingLower(base, computeCoverage(index, more.capabilities, scenario))
      },
    ),
    few,
  )
})

test('the planned scenario is nowhere below the current one; its breadth is the planned breadth', () => {
  fc.assert(
    fc.property(some, ({ assessment, index }) => {
      const current = computeCoverage(index, assessment.capabilities, 'current')
      const planned = computeCoverage(index, assessment.capabilities, 'planned')
      expectNothingLower(current, planned)
      allMetrics(current).forEach((metrics, place) => {
        const then = allMetrics(planned)[place]
        expect(then?.breadth).toBeCloseTo(metrics.plannedBreadth, 12)
        expect(then?.planned).toBe(0)
        expect(then?.attainableBreadth).toBeCloseTo(metrics.attainableBreadth, 12)
      })
    }),
    few,
  )
})

test('the order of entries, sets and overrides changes nothing', () => {
  fc.assert(
    fc.property(some, ({ assessment, input }) => {
      const turned: Assessment = {
        ...assessment,
        capabilities: [...assessment.capabilities].reverse(),
        overrides: [...assessment.overrides].reverse(),
        mappingSets: [...assessment.mappingSets].reverse(),
      }
      const other = { ...input, assessment: turned, sets: [...input.sets].reverse() }
      expect(describeCoverage(coverageOf(other), turned)).toEqual(describeCoverage(coverageOf(input), assessment))
    }),
    few,
  )
})

test('every technique in T has one state and one depth; figures over tactics are those of their techniques', () => {
  fc.assert(
    fc.property(some, ({ assessment, input }) => {
      const result = describeCoverage(coverageOf(input), assessment)
      const parts = [{ metrics: result.metrics, within: result.techniques }].concat(
        result.tactics.map(({ id, metrics }) => ({
          metrics,
          within: result.techniques.filter(({ tactics }) => tactics.includes(id)),
        })),
      )
      for (const { metrics, within } of parts) {
        const inScope = within.filter(({ state }) => state !== 'excluded')
        const count = (state: string): number => within.filter((one) => one.state === state).length
        const { covered, planned, unassessed, gap, noControl, excluded, techniques, depth } = metrics
        expect([covered, planned, unassessed, gap, noControl, excluded]).toEqual(
          ['covered', 'planned', 'unassessed', 'gap', 'no_control', 'excluded'].map(count),
        )
        expect(covered + planned + unassessed + gap + noControl).toBe(techniques)
        expect(techniques).toBe(inScope.length)
        expect(depth['0'] + depth['1'] + depth['2'] + depth['3+']).toBe(techniques)
        expect(depth['0']).toBe(techniques - covered)
        const total = inScope.reduce((sum, { strength }) => sum + strength, 0)
        expect(metrics.strength).toBeCloseTo(techniques === 0 ? 0 : total / techniques, 12)
        for (const value of Object.values(figures({ ...metrics, covered: 0 })))
          expect(value).toBeLessThanOrEqual(1 + 1e-12)
      }
    }),
    few,
  )
})

test('not applicable: T stays, the capability leaves progress, and where it stood alone no control is left', () => {
  fc.assert(
    fc.property(some, fc.constantFrom(...statuses), ({ assessment, index, capability }, status) => {
      const ref = { framework: capability.framework, capability: capability.key }
      const marked = (to: typeof status): Coverage =>
        computeCoverage(index, withStatus([ref], to)(assessment).capabilities, 'current')
      const [before, after] = [marked(status), marked('not_applicable')]
      expect(after.metrics.techniques).toBe(before.metrics.techniques)
      const counted = capability.mapped && status !== 'not_applicable' ? 1 : 0
      expect(before.progress.capabilities - after.progress.capabilities).toBe(counted)
      const result = describeCoverage(after, assessment)
      index.scope.techniques.forEach((technique, at) => {
        const names = explainTechnique(before, at)
          .filter(({ weight }) => weight > 0)
          .map((row) => row.capability.name)
        const alone = names.length > 0 && names.every((name) => name === capability.name)
        const listed = result.techniques.find(({ id }) => id === technique.id)
        if (alone && listed !== undefined && listed.state !== 'excluded') expect(listed.state).toBe('no_control')
      })
    }),
    { ...few, numRuns: 25 },
  )
})

test('overriding every category of a pair to none is as if the publisher had no such mapping', () => {
  fc.assert(
    fc.property(some, fc.nat(), ({ assessment, input, capability }, at) => {
      const plain = { ...input, assessment: { ...assessment, overrides: [] } }
      const rebase = rebaseOnto(input.attack, input.known)
      const leadsTo = (technique: string): string | null => {
        const rebased = rebase(technique)
        return rebased.kind === 'dropped' ? null : rebased.technique
      }
      const own = capability.capability.mappings.flatMap(({ technique }) => leadsTo(technique) ?? [])
      const target = own[at % own.length]
      fc.pre(target !== undefined)
      const without = (set: MappingSet): MappingSet =>
        set.framework !== capability.framework
          ? set
          : {
              ...set,
              capabilities: set.capabilities.map((one) =>
                one.key === capability.key
                  ? { ...one, mappings: one.mappings.filter(({ technique }) => leadsTo(technique) !== target) }
                  : one,
              ),
            }
      const overrides = (['protect', 'detect', 'respond', 'unscored'] as const).map((category) => ({
        ...{ framework: capability.framework, capability: capability.key, technique: target, category },
        ...{ value: 'none' as const, reason: 'not here' },
      }))
      const overridden = coverageOf({ ...plain, assessment: { ...assessment, overrides } })
      const removed = coverageOf({ ...plain, sets: input.sets.map(without) })
      for (const column of [...columns, 'state', 'unscoredOnly'] as const) {
        expect(overridden[column], column).toEqual(removed[column])
      }
      expect(overridden.metrics).toEqual(removed.metrics)
    }),
    few,
  )
})

test('an explanation adds up: its greatest row is the strength, one row decides, capabilities in force are the depth', () => {
  fc.assert(
    fc.property(some, ({ assessment, index }) => {
      const coverage = computeCoverage(index, assessment.capabilities, 'current')
      index.scope.techniques.forEach((_technique, at) => {
        const rows = explainTechnique(coverage, at)
        const best = (category: string | null): number =>
          Math.max(
            0,
            ...rows.filter((row) => category === null || row.category === category).map((row) => row.contribution),
          )
        expect(best(null)).toBe(coverage.strength[at])
        for (const category of ['protect', 'detect', 'respond'] as const)
          expect(best(category)).toBe(coverage[category][at])
        const deciding = rows.filter(({ decides }) => decides)
        expect(deciding).toHaveLength((coverage.strength[at] ?? 0) > 0 ? 1 : 0)
        if (deciding.length === 1) expect(deciding[0]?.contribution).toBe(coverage.strength[at])
        const inForce = new Set(rows.filter(({ contribution }) => contribution > 0).map((row) => row.capability.name))
        expect(inForce.size).toBe(coverage.depth[at])
        expect(rows.map(({ contribution }) => contribution)).toEqual(
          rows.map(({ contribution }) => contribution).sort((a, b) => b - a),
        )
        for (const override of index.overrides[at] ?? []) {
          const shown = rows.filter(
            (row) => row.capability.name === override.capability && row.category === override.category,
          )
          expect(shown.length).toBeGreaterThan(0)
          expect(shown.every((row) => row.override?.value === override.value)).toBe(true)
        }
      })
    }),
    { ...few, numRuns: 25 },
  )
})
