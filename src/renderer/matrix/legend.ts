import { levelOf } from '../../core/coverage/compute.ts'
import { stateNames } from '../../core/coverage/technique-figures.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import { levelWords, stateWords } from '../ui/words.ts'
import { familyOf } from '../../core/coverage/describe.ts'
import { amountIn, amountText, largestAmount } from './amounts.ts'
import type { CategoryChoice, MatrixMode } from './matrix-choice.ts'
import { shownCategory } from './mode-look.ts'

/** One entry of the legend: what cells of a kind look like, and how many techniques are of it. */
export interface LegendEntry {
  readonly id: string
  readonly label: string
  readonly count: number
  /** A cell as it looks. */
  readonly swatch: { readonly classes: string; readonly sign: string }
}

export interface Legend {
  /** What the number in a cell is. */
  readonly unit: string
  readonly entries: readonly LegendEntry[]
  /** The entries that a technique belongs to, by technique place; null for one that isn't in scope. */
  readonly kinds: readonly (readonly string[] | null)[]
}

type Kind = Omit<LegendEntry, 'count'>

const kind = (id: string, label: string, classes: string, sign: string): Kind => ({
  id,
  label,
  swatch: { classes, sign },
})

const levels: readonly Kind[] = [
  kind('minimal', levelWords.minimal, 's10', '10'),
  kind('partial', levelWords.partial, 's50', '50'),
  kind('significant', levelWords.significant, 's100', '100'),
]
const excluded = kind('excluded', stateWords.excluded, 'cell-excluded', '×')
const signs: readonly Kind[] = [
  kind('gap', stateWords.gap, 'cell-gap', '0'),
  kind('unassessed', stateWords.unassessed, 'cell-unassessed', '?'),
  kind('planned', stateWords.planned, 'cell-planned', '+'),
  kind('no_control', stateWords.no_control, 'cell-no-control', '–'),
  excluded,
]
const depths: readonly Kind[] = [
  kind('depth0', 'None', 's0', '0'),
  kind('depth1', 'One', 's10', '1'),
  kind('depth2', 'Two', 's50', '2'),
  kind('depth3', 'Three or more', 's100', '3'),
]

/** A third, two thirds and all of the largest amount. */
function amounts(largest: number): readonly Kind[] {
  const upTo = (share: number): string => `Up to ${amountText(largest * share)}`
  return [
    kind('amount0', 'None', 'd0', '0'),
    kind('amount1', upTo(1 / 3), 'd17', ''),
    kind('amount2', upTo(2 / 3), 'd50', ''),
    kind('amount3', upTo(1), 'd100', ''),
  ]
}

const families: readonly Kind[] = [
  kind('subsAll', 'All', 's100', '4/4'),
  kind('subsSome', 'Some', 's50', '2/4'),
  kind('subsNone', 'None', 's0', '0/4'),
  kind('subsWithout', 'No sub-techniques', 's0', ''),
]
const changes: readonly Kind[] = [
  kind('gain', 'Stronger', 'g50', '+50'),
  kind('loss', 'Weaker', 'l50 cell-back-hatch', '\u221250'),
  kind('same', 'As it was', 'g0', ''),
  kind('oneSided', 'Not in scope then', 'cell-no-control', ''),
]

export interface LegendChoice {
  readonly mode: MatrixMode
  readonly category: CategoryChoice
  /** By technique place; what the mode *change* shows. */
  readonly change: Float64Array | null
}

function familyKind(coverage: Coverage, place: number): string[] {
  if (coverage.index.scope.techniques[place]?.parent !== undefined) return []
  const family = familyOf(coverage, place)
  if (family === null || family.inScope === 0) return ['subsWithout']
  return [family.covered === family.inScope ? 'subsAll' : family.covered > 0 ? 'subsSome' : 'subsNone']
}

function changeKind(change: number): string {
  if (Number.isNaN(change)) return 'oneSided'
  return change > 0 ? 'gain' : change < 0 ? 'loss' : 'same'
}

function kindsOf(
  coverage: Coverage,
  { mode, category, change }: LegendChoice,
  largest: number,
): (place: number) => string[] {
  const stateAt = (place: number): string => stateNames[coverage.state[place] ?? 0] ?? 'no_control'
  const levelAt = (place: number): string => levelOf(coverage.strength[place] ?? 0)
  switch (mode) {
    case 'strength':
      return (place) =>
        stateAt(place) !== 'covered'
          ? [stateAt(place)]
          : coverage.unscoredOnly[place] === 1
            ? [levelAt(place), 'unscored']
            : [levelAt(place)]
    case 'category':
      return (place) => [levelOf(coverage[shownCategory(coverage, place, category)][place] ?? 0)]
    case 'depth':
      return (place) => [`depth${String(Math.min(3, coverage.depth[place] ?? 0))}`]
    case 'state':
      return (place) => [stateAt(place)]
    case 'subs':
      return (place) => familyKind(coverage, place)
    case 'change':
      return (place) => [changeKind(change?.[place] ?? Number.NaN)]
    case 'demand':
    case 'exposure':
      return (place) => {
        const share = largest === 0 ? 0 : amountIn(coverage, place, mode) / largest
        return [`amount${String(share <= 0 ? 0 : share <= 1 / 3 ? 1 : share <= 2 / 3 ? 2 : 3)}`]
      }
  }
}

function entriesOf(mode: MatrixMode, largest: number): { readonly unit: string; readonly kinds: readonly Kind[] } {
  switch (mode) {
    case 'strength':
      return {
        unit: 'Strength × 100',
        kinds: [...levels, kind('unscored', 'Unscored only', 's50 cell-hatch', '50'), ...signs],
      }
    case 'category':
      return { unit: 'Strength × 100', kinds: [...levels, kind('none', levelWords.none, 's0', '0'), excluded] }
    case 'depth':
      return { unit: 'Capabilities in force', kinds: [...depths, excluded] }
    case 'state':
      return { unit: 'State', kinds: [kind('covered', stateWords.covered, 'cell-covered', '50'), ...signs] }
    case 'subs':
      return { unit: 'Sub-techniques covered', kinds: [...families, excluded] }
    case 'change':
      return { unit: 'Change of strength × 100', kinds: [...changes, excluded] }
    case 'demand':
      return { unit: 'Sum of the weights of threats', kinds: [...amounts(largest), excluded] }
    case 'exposure':
      return { unit: 'Demand left open', kinds: [...amounts(largest), excluded] }
  }
}

/** What the cells of a mode mean, with counts over all techniques in scope; each technique counts once. */
export function legendOf(coverage: Coverage, choice: LegendChoice): Legend {
  const { mode } = choice
  const largest = mode === 'demand' || mode === 'exposure' ? largestAmount(coverage, mode) : 0
  const kindsAt = kindsOf(coverage, choice, largest)
  const counts = new Map<string, number>()
  const kinds = Array.from(coverage.index.scope.listed, (listed, place) => {
    if (listed === 0) return null
    const found = listed === 2 ? ['excluded'] : kindsAt(place)
    for (const id of found) counts.set(id, (counts.get(id) ?? 0) + 1)
    return found
  })
  const described = entriesOf(mode, largest)
  const entries = described.kinds.map((one) => ({ ...one, count: counts.get(one.id) ?? 0 }))
  return { unit: described.unit, entries, kinds }
}
