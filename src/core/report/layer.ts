import { capabilityLabel } from '../mappings/mapping-set.ts'
import { explainTechnique } from '../coverage/explain.ts'
import type { Contribution } from '../coverage/explain.ts'
import type { TechniqueResult } from '../coverage/coverage-result.ts'
import { layerHead, printLayer } from '../exchange/navigator-layer.ts'
import type { LayerMetadata, LayerTechnique, NavigatorLayer } from '../exchange/navigator-layer.ts'
import { counted, listed, printStrength, printTime } from './printed-figures.ts'
import { attackName, describeProvenance } from './provenance.ts'
import type { ReportInput } from './report-input.ts'
import { colourAt, strengthStops } from './scale.ts'
import { categoryWords, levelWords } from './vocabulary.ts'

/**
 * The coverage as a Navigator layer. Covered techniques carry strength × 100; planned, unassessed and gap carry 0 and a
 * comment that tells them apart; where no chosen capability maps to, and out of scope, nothing is marked.
 */
export function describeLayer(input: ReportInput): NavigatorLayer {
  const { assessment, result } = input
  const { domain, version } = result.attack
  return {
    name: assessment.name === '' ? 'Coverage' : assessment.name,
    ...layerHead(domain, version),
    description: layerDescription(input),
    ...platformFilter(input),
    sorting: 0,
    layout: {
      layout: 'side',
      showID: true,
      showName: true,
      showAggregateScores: false,
      countUnscored: false,
      aggregateFunction: 'max',
      expandedSubtechniques: 'annotated',
    },
    hideDisabled: false,
    techniques: result.techniques.flatMap((technique) => layerTechnique(input, technique)),
    gradient: {
      // One stop for every 10 points: Navigator spreads colours evenly, and our own stops fall on three of them.
      colors: Array.from({ length: 11 }, (_, tenth) => colourAt(strengthStops, tenth / 10)),
      minValue: 0,
      maxValue: 100,
    },
    legendItems: [
      { label: 'significant: 75 to 100', color: colourAt(strengthStops, 1) },
      { label: 'partial: 25 to below 75', color: colourAt(strengthStops, 0.5) },
      { label: 'minimal: above 0 to below 25', color: colourAt(strengthStops, 0.1) },
      { label: '0: planned, unassessed or gap, see the comment', color: colourAt(strengthStops, 0) },
    ],
    metadata: layerMetadata(input),
    links: [],
    showTacticRowBackground: false,
    tacticRowBackground: '#dddddd',
    selectTechniquesAcrossTactics: true,
    selectSubtechniquesWithParent: false,
    selectVisibleTechniques: false,
  }
}

export function renderLayer(input: ReportInput): string {
  return printLayer(describeLayer(input))
}

/** Strength × 100 without the noise of binary fractions (55, not 55.00000000000001): within 1e-10 of the product. */
export function layerScore(strength: number): number {
  return Number((strength * 100).toFixed(10))
}

function layerTechnique(input: ReportInput, technique: TechniqueResult): LayerTechnique[] {
  if (technique.state === 'excluded' || technique.state === 'no_control') return []
  const place = input.coverage.index.scope.place.get(technique.id)
  if (place === undefined) return []
  const contributions = explainTechnique(input.coverage, place)
  return [
    {
      techniqueID: technique.id,
      score: layerScore(technique.strength),
      comment: commentOn(technique, contributions),
      enabled: true,
      metadata: contributionLines(contributions),
      // Open where there is something to see below.
      showSubtechniques: technique.subtechniques !== undefined && technique.subtechniques.covered > 0,
    },
  ]
}

function capabilityWords({ capability }: Contribution): string {
  const label = capabilityLabel(capability.capability)
  return label === capability.capability.id ? capability.name : `${capability.name} (${label})`
}

function commentOn(technique: TechniqueResult, contributions: readonly Contribution[]): string {
  switch (technique.state) {
    case 'covered': {
      const deciding = contributions.filter((one) => one.contribution === technique.strength)
      const names = [...new Set(deciding.map(capabilityWords))]
      const level = levelWords[technique.level].toLowerCase()
      const unscored = technique.unscoredOnly ? ', by unscored mappings alone' : ''
      return `Covered, ${level} (${printStrength(technique.strength)})${unscored}. Decided by ${listed(names)}.`
    }
    case 'planned':
      return 'Planned: a capability that is decided on will cover it; nothing in force does.'
    case 'unassessed':
      return 'Unassessed: nothing in force covers it, and some capability that could has not been looked at.'
    case 'gap':
      return 'Gap: every capability that could cover it is not deployed.'
    case 'excluded':
    case 'no_control':
      return ''
  }
}

function valueOf({ override, mapping, category }: Contribution): string {
  const value = override?.value ?? (category === 'unscored' ? null : mapping?.value)
  const word = value ?? 'unscored'
  const words = category === 'unscored' ? word : `${categoryWords[category].toLowerCase()} ${word}`
  return override === null ? words : `${words}, overridden`
}

/** The arithmetic, a line for each contribution above 0; surplus rows of the published file say nothing new. */
function contributionLines(contributions: readonly Contribution[]): LayerMetadata[] {
  const lines = new Map<string, LayerMetadata>()
  for (const one of contributions) {
    if (one.contribution <= 0) continue
    const figures = `${printStrength(one.weight)} × extent ${printStrength(one.extent)}`
    const value = `${valueOf(one)} ${figures} = ${printStrength(one.contribution)}`
    lines.set(`${one.capability.name} ${value}`, { name: one.capability.name, value })
  }
  return [...lines.values()]
}

/** Platforms that the assessment chose and the version has; without a choice Navigator shows all. */
function platformFilter(input: ReportInput): Pick<NavigatorLayer, 'filters'> {
  const { attack, scope } = input.coverage.index
  if (attack.domain === 'ics') return {}
  const known = new Set(scope.techniques.flatMap((technique) => technique.platforms))
  const platforms = input.assessment.scope.platforms.filter((platform) => known.has(platform))
  return platforms.length === 0 ? {} : { filters: { platforms } }
}

function layerDescription(input: ReportInput): string {
  const { metrics, attack, scenario } = input.result
  const covered = `${metrics.covered} of ${counted(metrics.techniques, 'technique')} covered`
  const when = scenario === 'planned' ? ' with everything planned in force' : ''
  const version = `${attackName(attack.domain, attack.version)}${attack.rebuilt === true ? ' (rebuilt)' : ''}`
  return `${covered}${when}, ${version}. The score is strength × 100.`
}

function layerMetadata(input: ReportInput): LayerMetadata[] {
  const provenance = describeProvenance(input)
  return [
    { name: 'Made by', value: `Coverline ${input.programVersion}` },
    { name: 'Made at', value: printTime(input.generatedAt) },
    ...(input.author === undefined || input.author === '' ? [] : [{ name: 'Prepared by', value: input.author }]),
    { name: 'Scope', value: provenance.scope },
    { name: 'Weights', value: provenance.weights },
    { divider: true },
    ...provenance.sets.map(({ id, updated }) => ({
      name: 'Mapping set',
      value: updated === null ? id : `${id}, updated ${updated}`,
    })),
    { divider: true },
    ...provenance.attributions.map((value) => ({ name: 'Attribution', value })),
  ]
}
