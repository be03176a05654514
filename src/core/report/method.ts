import type { Weights } from '../assessment/assessment.ts'
import type { Metrics } from '../coverage/coverage-result.ts'
import { printAmount, printMean, printShare, printStrength } from './printed-figures.ts'
import { weightsSentence } from './provenance.ts'
import type { MethodStep } from './report-description.ts'

/** How the figures come about, each formula with this report's own numbers in it. */
export function describeMethod(weights: Weights, metrics: Metrics): MethodStep[] {
  const { techniques, covered, planned, unassessed, gap, strength, demand } = metrics
  const attainable = covered + planned + unassessed + gap
  const half = printStrength(weights.partial * 0.5)
  return [
    {
      text:
        'A capability counts by its extent: 1 deployed, between 0 and 1 in part, 0 otherwise. ' +
        'One that can’t apply here counts on no side.',
      formula: '',
    },
    {
      text: 'A mapping counts by the score its publisher gave it; controls that only mitigate are unscored.',
      formula: `weights: ${weightsSentence(weights)}`,
    },
    {
      text:
        'A technique is as strong as the best single mapping to it: two weak controls don’t add up to a strong one. ' +
        'Protect, detect and respond are computed the same way from their own mappings; unscored ones are in none.',
      formula:
        'strength = greatest of weight × extent, e.g. ' +
        `partial ${printStrength(weights.partial)} × extent 0.50 = ${half}`,
    },
    {
      text: 'Levels: minimal is above 0 and below 0.25, partial below 0.75, significant from 0.75 on.',
      formula: '',
    },
    {
      text: 'Breadth is the share of techniques in scope with a strength above 0; excluded ones are left out.',
      formula: `${covered} / ${techniques} = ${printShare(covered, techniques)}`,
    },
    {
      text: 'Attainable breadth also counts what is planned, unassessed or a gap: all but no control.',
      formula: `(${covered} + ${planned} + ${unassessed} + ${gap}) / ${techniques} = ${printShare(attainable, techniques)}`,
    },
    {
      text: 'Strength of a set of techniques is the mean of their strengths.',
      formula: `${printAmount(strength * techniques)} / ${techniques} = ${printMean(strength, techniques)}`,
    },
    {
      text:
        'Demand of a technique is the sum of the weights of the threat sources that use it; without sources it is 1. ' +
        'Its exposure is demand × (1 − strength).',
      formula:
        `${printAmount(demand.weightedBreadth * demand.total)} / ${printAmount(demand.total)} = ` +
        `${printShare(demand.weightedBreadth * demand.total, demand.total)} of demand covered`,
    },
  ]
}
