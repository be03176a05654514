import type { Level, Metrics } from '../coverage/coverage-result.ts'
import { counted, printAmount, printMean, printShare } from './printed-figures.ts'
import type { ReportInput } from './report-input.ts'
import { attackName } from './provenance.ts'
import type { HeadlineFigure } from './report-description.ts'

type CoveredLevel = Exclude<Level, 'none'>
export type LevelCounts = Readonly<Record<CoveredLevel, number>>

/** Covered techniques in scope by level. */
export function countLevels(input: ReportInput): LevelCounts {
  const counts = { significant: 0, partial: 0, minimal: 0 }
  for (const { state, level } of input.result.techniques) {
    if (state === 'covered' && level !== 'none') counts[level]++
  }
  return counts
}

const howWell: Readonly<Record<CoveredLevel, string>> = {
  significant: 'significantly',
  partial: 'in part',
  minimal: 'minimally',
}

/** How well the covered ones are covered: a level is named when more than half of them have it. */
function quality(levels: LevelCounts, covered: number): string {
  const most = (['significant', 'partial', 'minimal'] as const).find((level) => levels[level] * 2 > covered)
  if (most === undefined) return 'at mixed strength'
  if (covered === 1) return howWell[most]
  return levels[most] === covered ? `all of them ${howWell[most]}` : `most of them ${howWell[most]}`
}

/** The report's first sentence, made by rule from nothing covered to everything covered. */
export function coverLine(input: ReportInput): string {
  const { metrics, scenario } = input.result
  const name = input.assessment.name.trim() === '' ? 'This assessment' : input.assessment.name.trim()
  const { techniques, covered } = metrics
  if (techniques === 0) return `${name} has no technique in scope.`
  const verb = scenario === 'planned' ? 'will cover' : 'covers'
  if (covered === 0) return `${name} ${verb} none of ${counted(techniques, 'technique')}.`
  const how = quality(countLevels(input), covered)
  if (covered === techniques) {
    const all = techniques === 1 ? 'the 1 technique in scope' : `all ${techniques} techniques`
    return `${name} ${verb} ${all}, ${how}.`
  }
  return `${name} ${verb} ${covered} of ${techniques} techniques, ${how}.`
}

/** What the figures of the first page mean, in three to six sentences. */
export function summary(input: ReportInput): string {
  const { metrics, scenario, progress, attack } = input.result
  const { techniques, covered, depth } = metrics
  const sentences: string[] = []
  if (scenario === 'planned') sentences.push('All figures count what is planned as if it were in force.')
  if (techniques === 0) {
    sentences.push('Every technique is excluded or on other platforms, so there is nothing to measure.')
    return sentences.join(' ')
  }
  const version = attackName(attack.domain, attack.version)
  if (covered === 0) sentences.push(`No capability in force maps to a technique of ${version} in scope.`)
  else {
    const levels = countLevels(input)
    sentences.push(
      `Of ${counted(techniques, 'technique')} of ${version}, ${levels.significant} are covered significantly, ` +
        `${levels.partial} in part and ${levels.minimal} minimally; ${depth['1']} rest on a single capability.`,
    )
  }
  if (metrics.planned > 0) sentences.push(`What is planned will cover ${metrics.planned} more.`)
  if (metrics.noControl > 0) {
    sentences.push(
      `No capability of the chosen sets maps to ${metrics.noControl} of them, ` +
        `so they can reach ${printShare(techniques - metrics.noControl, techniques)} at most.`,
    )
  }
  sentences.push(demandSentence(input))
  const open = progress.capabilities - progress.assessed
  if (open > 0) {
    sentences.push(
      `${open} of ${counted(progress.capabilities, 'capability', 'capabilities')} ${open === 1 ? 'is' : 'are'} not assessed yet.`,
    )
  }
  return sentences.join(' ')
}

function demandSentence({ assessment, result }: ReportInput): string {
  const { total, weightedBreadth, weightedStrength } = result.metrics.demand
  const sources = counted(assessment.threats.length, 'chosen threat source')
  if (assessment.threats.length === 0) return 'No threats are chosen, so every technique weighs the same.'
  if (total === 0) return `No technique in scope is used by the ${sources}, so demand is 0.`
  return (
    `Against the ${sources}, ${printShare(weightedBreadth * total, total)} of demand is covered, ` +
    `at a mean strength of ${printMean(weightedStrength, total)}.`
  )
}

function coveredDemand({ demand }: Metrics): string {
  return `of demand, ${printAmount(demand.weightedBreadth * demand.total)} of ${printAmount(demand.total)}`
}

/** The five figures under the cover line, each with its denominator. */
export function headlineFigures({ assessment, result }: ReportInput): HeadlineFigure[] {
  const { metrics, progress } = result
  const { techniques, covered, noControl, demand, depth } = metrics
  const fourth =
    assessment.threats.length > 0
      ? { figure: printShare(demand.weightedBreadth * demand.total, demand.total), label: coveredDemand(metrics) }
      : { figure: String(depth['1']), label: `of ${techniques} rest on one capability` }
  return [
    { figure: printShare(covered, techniques), label: `breadth, ${covered} of ${techniques}` },
    { figure: printMean(metrics.strength, techniques), label: `strength, mean of ${techniques}` },
    fourth,
    {
      figure: printShare(techniques - noControl, techniques),
      label: `attainable, ${techniques - noControl} of ${techniques}`,
    },
    { figure: `${progress.assessed} / ${progress.capabilities}`, label: 'capabilities assessed' },
  ]
}
