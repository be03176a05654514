import { stateNames } from '../../core/coverage/technique-figures.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import { familyOf } from '../../core/coverage/describe.ts'
import type { TechniqueState } from '../../core/coverage/coverage-result.ts'
import { byCodeUnits } from '../../core/order.ts'
import type { TableColumn, TableSort } from '../ui/table.ts'
import { amountIn, amountText } from './amounts.ts'
import { modeWords } from './matrix-commands.ts'

/** One technique in the table that says the same as the matrix. */
export interface TechniqueRow {
  readonly place: number
  readonly id: string
  readonly name: string
  readonly tactics: string
  readonly state: TechniqueState
  readonly strength: number
  readonly unscoredOnly: boolean
  readonly protect: number
  readonly detect: number
  readonly respond: number
  readonly depth: number
  /** Sub-techniques covered of those in scope; empty where there are none. */
  readonly family: string
  readonly familyShare: number
  readonly demand: number
  readonly exposure: number
}

const figure = (key: 'strength' | 'protect' | 'detect' | 'respond', label: string): TableColumn<TechniqueRow> => ({
  key,
  label,
  track: '72px',
  align: 'end',
  sortable: true,
  text: (row) => row[key].toFixed(2),
})

const columns: readonly TableColumn<TechniqueRow>[] = [
  { key: 'id', label: 'Id', track: '78px', sortable: true, text: (row) => row.id },
  { key: 'name', label: 'Technique', track: 'minmax(160px, 2fr)', sortable: true, text: (row) => row.name },
  { key: 'tactics', label: 'Tactics', track: 'minmax(120px, 1fr)', sortable: true, text: (row) => row.tactics },
  { key: 'state', label: 'State', track: '124px', sortable: true },
  figure('strength', 'Strength'),
  figure('protect', 'Protect'),
  figure('detect', 'Detect'),
  figure('respond', 'Respond'),
  { key: 'depth', label: 'Depth', track: '56px', align: 'end', sortable: true, text: (row) => String(row.depth) },
  {
    key: 'family',
    label: 'Sub-techniques',
    track: '104px',
    align: 'end',
    sortable: true,
    text: (row) => row.family,
  },
]
const amounts: readonly TableColumn<TechniqueRow>[] = (['demand', 'exposure'] as const).map((key) => ({
  key,
  label: modeWords[key],
  track: '78px',
  align: 'end',
  sortable: true,
  text: (row) => amountText(row[key]),
}))

/** Demand and exposure only where there are threats. */
export function techniqueColumns(withThreats: boolean): readonly TableColumn<TechniqueRow>[] {
  return withThreats ? [...columns, ...amounts] : columns
}

/** Every technique in scope, or those of them that match, in order of id. */
export function techniqueRows(coverage: Coverage, matching: ReadonlySet<number> | null): readonly TechniqueRow[] {
  const { scope, attack } = coverage.index
  const names = new Map(attack.tactics.map((tactic) => [tactic.id, tactic.name]))
  return scope.techniques.flatMap((technique, place) => {
    if (scope.listed[place] === 0 || (matching !== null && !matching.has(place))) return []
    const subs = familyOf(coverage, place)
    const hasSubs = subs !== null && subs.inScope > 0
    return [
      {
        place,
        id: technique.id,
        name: technique.name,
        tactics: technique.tactics.map((tactic) => names.get(tactic) ?? tactic).join(', '),
        state: stateNames[coverage.state[place] ?? 0] ?? 'no_control',
        strength: coverage.strength[place] ?? 0,
        unscoredOnly: coverage.unscoredOnly[place] === 1,
        protect: coverage.protect[place] ?? 0,
        detect: coverage.detect[place] ?? 0,
        respond: coverage.respond[place] ?? 0,
        depth: coverage.depth[place] ?? 0,
        family: hasSubs ? `${String(subs.covered)}/${String(subs.inScope)}` : '',
        familyShare: hasSubs ? subs.covered / subs.inScope : -1,
        demand: amountIn(coverage, place, 'demand'),
        exposure: amountIn(coverage, place, 'exposure'),
      },
    ]
  })
}

const stateOrder: readonly TechniqueState[] = ['covered', 'planned', 'unassessed', 'gap', 'no_control', 'excluded']

function compared(a: TechniqueRow, b: TechniqueRow, key: string): number {
  switch (key) {
    case 'name':
      return byCodeUnits(a.name.toLowerCase(), b.name.toLowerCase())
    case 'tactics':
      return byCodeUnits(a.tactics, b.tactics)
    case 'state':
      return stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state)
    case 'strength':
    case 'protect':
    case 'detect':
    case 'respond':
    case 'depth':
    case 'demand':
    case 'exposure':
      return a[key] - b[key]
    case 'family':
      return a.familyShare - b.familyShare
    default:
      return byCodeUnits(a.id, b.id)
  }
}

/** Sorted by a column; equal rows keep the order of their ids. */
export function sortedRows(rows: readonly TechniqueRow[], sort: TableSort | null): readonly TechniqueRow[] {
  if (sort === null) return rows
  const sign = sort.descending ? -1 : 1
  return [...rows].sort((a, b) => sign * compared(a, b, sort.key) || byCodeUnits(a.id, b.id))
}
