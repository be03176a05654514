import { describe, expect, it } from 'vitest'
import { familiesByTactic, sortedFamilies } from './families.ts'
import { familyRows } from './family-rows.ts'
import { isAside, matchingPlaces } from './filter.ts'
import { foldingAll, isFolded, withFolded } from './folding.ts'
import { headingOf } from './headings.ts'
import { layMatrix } from './layout.ts'
import { legendOf } from './legend.ts'
import { choiceIn } from './matrix-choice.ts'
import { matrixWorld, placeOf } from './matrix-world.test-twin.ts'
import { cellsInOrder } from './moves.ts'
import { sortedRows, techniqueRows } from './table-rows.ts'
import { tacticHeading } from './tactic-heading.ts'
import { strengthFormula, whyRows } from './why.ts'

const { coverage, document } = matrixWorld()
const at = (id: string): number => placeOf(coverage, id)
const idsOf = (places: Iterable<number>): string[] =>
  [...places].map((place) => coverage.index.scope.techniques[place]?.id ?? '')

describe('families', () => {
  it('stand in order of name, sub-techniques in order of id, once per tactic', () => {
    const tactics = familiesByTactic(coverage.index)
    expect(
      tactics.map(({ tactic, families }) => [tactic.id, families.map(({ head, subs }) => idsOf([head, ...subs]))]),
    ).toEqual([
      ['TA1', [['T2'], ['T4'], ['T3'], ['T1', 'T1.001', 'T1.002']]],
      ['TA2', [['T1', 'T1.002']]],
    ])
  })

  it('have a heading where only sub-techniques are counted, and none without any', () => {
    const { coverage: leaves } = matrixWorld({ scope: { platforms: [], count: 'leaves', excluded: [] } })
    const [first] = familiesByTactic(leaves.index)
    expect(first?.families.at(-1)).toMatchObject({ head: at('T1'), headListed: false })
    const { coverage: flat } = matrixWorld({ scope: { platforms: [], count: 'techniques', excluded: [] } })
    expect(familiesByTactic(flat.index).flatMap(({ families }) => families.flatMap(({ subs }) => subs))).toEqual([])
  })

  it('are sorted by id, or where their best counted technique belongs', () => {
    const tactics = familiesByTactic(coverage.index)
    const first = (order: 'id' | 'strength'): string[] => {
      const [tactic] = sortedFamilies(tactics, coverage, order)
      return (tactic?.families ?? []).flatMap(({ head, subs }) => idsOf([head, ...subs]))
    }
    expect(first('id')).toEqual(['T1', 'T1.001', 'T1.002', 'T2', 'T3', 'T4'])
    expect(first('strength')).toEqual(['T1', 'T1.001', 'T1.002', 'T3', 'T2', 'T4'])
    const { coverage: threatened } = matrixWorld({ threats: [{ kind: 'technique', id: 'T1.002', weight: 1 }] })
    const [byDemand] = sortedFamilies(familiesByTactic(threatened.index), threatened, 'demand')
    expect(byDemand?.families.map(({ head, subs }) => idsOf([head, ...subs]))[0]).toEqual(['T1', 'T1.002', 'T1.001'])
    expect(sortedFamilies(tactics, coverage, 'name')).toBe(tactics)
  })

  it('are listed whole in the pane', () => {
    expect(familyRows(coverage, at('T1.001'))?.rows.map(({ shortId }) => shortId)).toEqual(['T1', '.001', '.002'])
    expect(familyRows(coverage, at('T2'))).toBeNull()
  })
})

describe('folding', () => {
  it('folds all, or one against the rest', () => {
    const one = withFolded(foldingAll(false), 3, true)
    expect([isFolded(one, 3), isFolded(one, 4)]).toEqual([true, false])
    expect(isFolded(withFolded(one, 3, false), 3)).toBe(false)
    const all = withFolded(foldingAll(true), 3, false)
    expect([isFolded(all, 3), isFolded(all, 4)]).toEqual([false, true])
  })
})

describe('legend and filter', () => {
  const legend = legendOf(coverage, { mode: 'strength', category: 'best', change: null })
  const counts = Object.fromEntries(legend.entries.map(({ id, count }) => [id, count]))

  it('counts each technique once, and unscored ones again apart', () => {
    expect(counts).toEqual({
      minimal: 2,
      partial: 1,
      significant: 1,
      unscored: 2,
      gap: 0,
      unassessed: 0,
      planned: 1,
      no_control: 1,
      excluded: 0,
    })
  })

  it('adds up to all techniques in every mode', () => {
    for (const mode of ['category', 'depth', 'state', 'demand', 'exposure'] as const) {
      const { entries } = legendOf(coverage, { mode, category: 'best', change: null })
      expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(6)
    }
  })

  it('counts families, and changes since a snapshot', () => {
    const countsOf = (mode: 'subs' | 'change', change: Float64Array | null = null) =>
      Object.fromEntries(
        legendOf(coverage, { mode, category: 'best', change }).entries.map(({ id, count }) => [id, count]),
      )
    expect(countsOf('subs')).toEqual({ subsAll: 1, subsSome: 0, subsNone: 0, subsWithout: 3, excluded: 0 })
    const change = Float64Array.from(coverage.index.scope.techniques, (_, place) => [1, -1, 0, Number.NaN][place] ?? 0)
    expect(countsOf('change', change)).toEqual({ gain: 1, loss: 1, same: 3, oneSided: 1, excluded: 0 })
  })

  it('matches parts of id or name, any of several, and entries of the legend', () => {
    const matching = (text: string, ...kinds: string[]): string[] | null => {
      const found = matchingPlaces(coverage.index.scope.techniques, legend, { text, tests: [], kinds: new Set(kinds) })
      return found === null ? null : idsOf(found)
    }
    expect(matching('')).toBeNull()
    expect(matching(' , ')).toBeNull()
    expect(matching('zeal')).toEqual(['T1', 'T1.001', 'T1.002'])
    expect(matching('t1.00, fog')).toEqual(['T1.001', 'T1.002', 'T4'])
    expect(matching('', 'minimal', 'planned')).toEqual(['T1.002', 'T2', 'T3'])
    expect(matching('night', 'unscored')).toEqual(['T1.002'])
    expect(matching('nothing of the kind')).toEqual([])
  })

  it('leaves a folded head in sight for what it hides', () => {
    const heads = (folded: boolean) =>
      cellsInOrder(layMatrix(familiesByTactic(coverage.index), 'names', { width: 1, height: 1 }, () => folded))
    const isDim = (folded: boolean): boolean | undefined => {
      const head = heads(folded).find((cell) => cell.place === at('T1'))
      return head === undefined ? undefined : isAside(new Set([at('T1.002')]), head)
    }
    expect([isDim(false), isDim(true)]).toEqual([true, false])
  })
})

describe('headings', () => {
  it('say covered of in scope, with a bar of the three levels', () => {
    const [first] = layMatrix(familiesByTactic(coverage.index), 'names', { width: 1, height: 1 }, () => false).tactics
    if (first === undefined) throw new Error('no tactic')
    const heading = headingOf(coverage, first)
    expect(heading).toMatchObject({ figures: '4/6', sentence: 'First: 4 of 6 techniques covered' })
    expect(heading.bar.map(({ share }) => Math.round(share * 6))).toEqual([1, 1, 2])
  })

  it('are as long as the column is wide, by name and never by place', () => {
    const tactic = { id: 'TA0043', name: 'Reconnaissance', shortname: 'reconnaissance' }
    expect(tacticHeading(tactic, 50)).toBe('Recon')
    expect(tacticHeading(tactic, 148)).toBe('Reconnaissance')
    expect(tacticHeading({ id: 'TA0005', name: 'Defense Evasion', shortname: '' }, 50)).toBe('Evasion')
    expect(tacticHeading({ id: 'TA0005', name: 'Stealth', shortname: '' }, 50)).toBe('Stealth')
  })
})

describe('why', () => {
  it('lists every mapping by contribution, and its formula gives the strength', () => {
    const rows = whyRows(coverage, at('T1.001'), document.capabilities)
    expect(
      rows.map(({ label, arithmetic, contribution, decides }) => [label, arithmetic, contribution, decides]),
    ).toEqual([
      ['Label of lock', 'partial 0.50 × extent 1', 0.5, true],
      ['Label of lock', 'minimal 0.10 × extent 1', 0.1, false],
      ['Label of watch', 'significant 1.00 × extent 0', 0, false],
    ])
    expect(strengthFormula(rows)).toBe('max(0.50, 0.10, 0)')
    expect(strengthFormula([])).toBe('')
  })

  it('says what was overridden, and why', () => {
    const { coverage: overridden, document: changed } = matrixWorld({
      overrides: [
        {
          framework: 'azure',
          capability: 'lock',
          technique: 'T1.001',
          category: 'protect',
          value: 'minimal',
          reason: 'measured',
        },
      ],
    })
    const rows = whyRows(overridden, at('T1.001'), changed.capabilities)
    expect(rows.find(({ category }) => category === 'protect')).toMatchObject({
      arithmetic: 'minimal 0.10 × extent 1',
      override: 'Overridden, published partial: measured',
    })
  })

  it('names each number once where there are many', () => {
    const many = Array.from({ length: 12 }, (_, place) => ({ contribution: place === 0 ? 0.5 : 0 }))
    expect(strengthFormula(many)).toBe('max(0.50, 0)')
  })
})

describe('table', () => {
  it('has every technique in scope, sorted as asked', () => {
    const rows = techniqueRows(coverage, null)
    expect(rows.map(({ id }) => id)).toEqual(['T1', 'T1.001', 'T1.002', 'T2', 'T3', 'T4'])
    expect(rows[1]).toMatchObject({ strength: 0.5, protect: 0.5, detect: 0.1, depth: 1, state: 'covered' })
    const strongest = sortedRows(rows, { key: 'strength', descending: true })
    expect(strongest.map(({ id }) => id)).toEqual(['T1', 'T1.001', 'T1.002', 'T3', 'T2', 'T4'])
    expect(techniqueRows(coverage, new Set([at('T3')])).map(({ id }) => id)).toEqual(['T3'])
  })
})

describe('the remembered choice', () => {
  it('takes what it understands and leaves the rest as at first', () => {
    expect(
      choiceIn('{"mode":"depth","zoom":"read","view":"sideways","subTechniques":"annotated","order":"id"}'),
    ).toEqual({
      mode: 'depth',
      category: 'best',
      zoom: 'read',
      view: 'matrix',
      subTechniques: 'annotated',
      order: 'id',
      labels: 'compact',
    })
    const atFirst = choiceIn(null)
    // Older versions stored whether sub-techniques are shown.
    for (const text of ['', 'null', '[]', '{', '7', '{"subTechniques":false}']) expect(choiceIn(text)).toEqual(atFirst)
  })
})
