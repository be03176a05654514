import type { Metrics } from '../coverage/coverage-result.ts'
import { categories } from '../mappings/mapping-set.ts'
import { listCapabilities, strongestGaps } from './capability-rows.ts'
import { coverLine, headlineFigures, summary } from './cover-line.ts'
import { describeMethod } from './method.ts'
import { groupNotes } from './note-groups.ts'
import { printDate, printTime } from './printed-figures.ts'
import { describeProvenance } from './provenance.ts'
import type { CategoryFigure, DepthCount, OverrideRow, ReportDescription, TacticFigure } from './report-description.ts'
import type { ReportInput } from './report-input.ts'
import { countStates } from './states.ts'
import { describeThreats } from './threat-figures.ts'
import { categoryWords } from './vocabulary.ts'

/** Everything a report says, for all of its forms. */
export function describeReport(input: ReportInput): ReportDescription {
  const { assessment, result, generatedAt } = input
  const { metrics } = result
  const tactics = result.tactics.map((tactic): TacticFigure => {
    const techniques = result.techniques.filter((technique) => technique.tactics.includes(tactic.id))
    return { ...tactic, states: countStates(techniques, tactic.metrics), techniques }
  })
  const overrides = listOverrides(input)
  return {
    name: assessment.name,
    note: assessment.description,
    scenario: result.scenario,
    coverLine: coverLine(input),
    summary: summary(input),
    generated: { at: generatedAt, date: printDate(generatedAt), time: printTime(generatedAt) },
    author: input.author ?? '',
    program: `Coverline ${input.programVersion}`,
    headline: headlineFigures(input),
    metrics,
    states: countStates(result.techniques, metrics),
    categories: categoryFigures(metrics),
    depth: depthCounts(metrics),
    tactics: tactics.filter(({ techniques }) => techniques.length > 0),
    emptyTactics: tactics.filter(({ techniques }) => techniques.length === 0).map(({ name }) => name),
    techniques: result.techniques,
    gaps: strongestGaps(input),
    capabilities: listCapabilities(input),
    threats: describeThreats(input),
    exclusions: result.techniques
      .filter(({ state }) => state === 'excluded')
      .map(({ id, name }) => ({
        technique: id,
        name,
        reason: input.coverage.index.scope.exclusions.get(id) ?? '',
      })),
    overrides,
    overridesOutOfScope: input.coverage.index.overrides.flat().length - overrides.length,
    notes: groupNotes(result.notes),
    method: describeMethod(assessment.weights, metrics),
    provenance: describeProvenance(input),
  }
}

function categoryFigures({ categories: of, techniques }: Metrics): CategoryFigure[] {
  return categories.map((category) => ({
    label: categoryWords[category],
    covered: of[category].covered,
    techniques,
    strength: of[category].strength,
  }))
}

function depthCounts({ depth }: Metrics): DepthCount[] {
  return [
    { label: 'None', techniques: depth['0'] },
    { label: 'One', techniques: depth['1'] },
    { label: 'Two', techniques: depth['2'] },
    { label: 'Three or more', techniques: depth['3+'] },
  ]
}

/** Overrides of listed techniques, each beside what was published. */
function listOverrides({ coverage, result }: ReportInput): OverrideRow[] {
  const { index } = coverage
  return result.techniques.flatMap(({ id, name, overrides }) => {
    const resolved = index.overrides[index.scope.place.get(id) ?? -1] ?? []
    return overrides.map(({ capability, category, published, value }) => {
      const own = resolved.find((one) => one.capability === capability && one.category === category)
      return { technique: id, name, capability, category, published, value, reasons: own?.reasons ?? [] }
    })
  })
}
