import type { Assessment } from '../core/assessment/assessment.ts'
import type { CoverageResult, Metrics, Note } from '../core/coverage/coverage-result.ts'
import { byCodeUnits } from '../core/order.ts'
import { inert } from './inert.ts'
import { percent, textTable } from './text-table.ts'

const counted = { all: 'techniques and sub-techniques', techniques: 'techniques only', leaves: 'leaves' } as const

/** A coverage result for a person: every figure with its denominator. */
export function coverageText(result: CoverageResult, assessment: Assessment): string {
  const { attack, scenario, progress, metrics, tactics, notes } = result
  const { platforms, count } = assessment.scope
  const scope = [
    platforms.length === 0 ? 'all platforms' : platforms.join(', '),
    counted[count],
    `${String(metrics.techniques)} in scope, ${String(metrics.excluded)} excluded`,
  ]
  const facts = [
    ['Name', result.assessment.name],
    ['ATT&CK', `${attack.domain} ${attack.version}${attack.rebuilt === true ? ' (rebuilt)' : ''}`],
    ['Scenario', scenario === 'planned' ? 'planned: as if everything planned were in force' : 'current'],
    ['Scope', scope.join('; ')],
    ['Sets', assessment.mappingSets.length === 0 ? 'none' : assessment.mappingSets.join(', ')],
    ['Assessed', `${String(progress.assessed)} of ${String(progress.capabilities)} capabilities`],
  ].map(([name, value]) => `${(name ?? '').padEnd(10)}${inert(value ?? '')}`)
  const sections = [facts, figures(metrics), tacticTable(tactics), noteCounts(notes)]
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

function figures(metrics: Metrics): string[] {
  const { techniques, covered, planned, unassessed, gap, noControl, categories, depth, demand } = metrics
  const share = (name: string, count: number): string[] => [
    name,
    `${String(count)} of ${String(techniques)}`,
    percent(techniques === 0 ? 0 : count / techniques, techniques),
  ]
  const mean = (name: string, strength: number): string[] => [
    name,
    `mean of ${String(techniques)}`,
    percent(strength, techniques),
  ]
  const weighted = (name: string, value: number): string[] => [
    name,
    `of demand ${String(Number(demand.total.toFixed(2)))}`,
    percent(value, demand.total),
  ]
  return textTable(
    [{ title: 'Figure' }, { title: 'Techniques', right: true }, { title: 'Share', right: true }],
    [
      share('Breadth (covered)', covered),
      share('Planned breadth', covered + planned),
      share('Attainable breadth', covered + planned + unassessed + gap),
      mean('Strength', metrics.strength),
      ...(['protect', 'detect', 'respond'] as const).flatMap((category) => {
        const title = `${category.charAt(0).toUpperCase()}${category.slice(1)}`
        return [
          share(`${title} breadth`, categories[category].covered),
          mean(`${title} strength`, categories[category].strength),
        ]
      }),
      weighted('Weighted breadth', demand.weightedBreadth),
      weighted('Weighted strength', demand.weightedStrength),
      share('Planned', planned),
      share('Unassessed', unassessed),
      share('Gap', gap),
      share('No control', noControl),
      share('Depth 0', depth['0']),
      share('Depth 1 (single point of reliance)', depth['1']),
      share('Depth 2', depth['2']),
      share('Depth 3 or more', depth['3+']),
    ],
  )
}

function tacticTable(tactics: CoverageResult['tactics']): string[] {
  const numbers = ['In scope', 'Covered', 'Planned', 'Unassessed', 'Gap', 'No control', 'Excluded']
  const shares = ['Breadth', 'Strength', 'Protect', 'Detect', 'Respond']
  const columns = [
    { title: 'Tactic' },
    { title: '' },
    ...[...numbers, ...shares].map((title) => ({ title, right: true })),
  ]
  const rows = tactics.map(({ id, name, metrics }) => {
    const { techniques, covered, planned, unassessed, gap, noControl, excluded, breadth, strength } = metrics
    const { protect, detect, respond } = metrics.categories
    return [
      id,
      name,
      ...[techniques, covered, planned, unassessed, gap, noControl, excluded].map(String),
      ...[breadth, strength, protect.breadth, detect.breadth, respond.breadth].map((share) =>
        percent(share, techniques),
      ),
    ]
  })
  return textTable(columns, rows)
}

function noteCounts(notes: readonly Note[]): string[] {
  if (notes.length === 0) return ['No data notes.']
  const counts = new Map<string, number>()
  for (const { kind } of notes) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const rows = [...counts].sort(([a], [b]) => byCodeUnits(a, b)).map(([kind, count]) => [kind, String(count)])
  return textTable([{ title: 'Data notes' }, { title: String(notes.length), right: true }], rows)
}
