import { stateNames } from '../../core/coverage/technique-figures.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import type { TechniqueState } from '../../core/coverage/coverage-result.ts'
import { familyOf } from '../../core/coverage/describe.ts'

export interface FamilyRow {
  readonly place: number
  /** `T1578`, `.001` */
  readonly shortId: string
  readonly name: string
  readonly state: TechniqueState
  readonly strength: number
  readonly unscoredOnly: boolean
}

export interface FamilyRows {
  readonly covered: number
  readonly inScope: number
  /** The head, then its active sub-techniques. */
  readonly rows: readonly FamilyRow[]
}

/** The family that a technique belongs to; null where it has neither parent nor sub-techniques. */
export function familyRows(coverage: Coverage, technique: number): FamilyRows | null {
  const { scope } = coverage.index
  const parent = scope.techniques[technique]?.parent
  const head = (parent === undefined ? undefined : scope.place.get(parent)) ?? technique
  const figures = familyOf(coverage, head)
  if (figures === null) return null
  const rows = [head, ...(scope.children[head] ?? [])].map((place) => {
    const { id = '', name = '' } = scope.techniques[place] ?? {}
    return {
      place,
      shortId: place === head ? id : id.slice(id.indexOf('.')),
      name,
      state: stateNames[coverage.state[place] ?? 0] ?? 'no_control',
      strength: coverage.strength[place] ?? 0,
      unscoredOnly: coverage.unscoredOnly[place] === 1,
    }
  })
  return { ...figures, rows }
}
