import { stateCode } from '../../core/coverage/technique-figures.ts'
import type { Coverage } from '../../core/coverage/compute.ts'

export type ChangeKind = 'done' | 'undone' | 'redone'

/** What the last edit that can move a figure did to the coverage, in the scenario that is shown. */
export interface LastChange {
  readonly kind: ChangeKind
  /** The label that the edit was made with: `Mark Safe Links as deployed`. */
  readonly label: string
  readonly before: Coverage
  readonly after: Coverage
  /**
   * Places of the techniques whose strength, in any category, or state changed; they mean the same in `before` and
   * `after`. Empty when the ATT&CK version itself changed: then no technique can be set beside its former self.
   */
  readonly changed: readonly number[]
  /** Of these, those that became covered, and those that no longer are. */
  readonly newlyCovered: readonly number[]
  readonly noLongerCovered: readonly number[]
}

function isChanged(before: Coverage, after: Coverage, place: number): boolean {
  return (
    before.strength[place] !== after.strength[place] ||
    before.state[place] !== after.state[place] ||
    before.protect[place] !== after.protect[place] ||
    before.detect[place] !== after.detect[place] ||
    before.respond[place] !== after.respond[place] ||
    before.index.scope.listed[place] !== after.index.scope.listed[place]
  )
}

export function changeBetween(kind: ChangeKind, label: string, before: Coverage, after: Coverage): LastChange {
  const comparable = before.index.attack === after.index.attack
  const places = comparable ? Array.from(after.state.keys()) : []
  const changed = places.filter((place) => {
    const isListed = before.index.scope.listed[place] !== 0 || after.index.scope.listed[place] !== 0
    return isListed && isChanged(before, after, place)
  })
  const isCovered = (coverage: Coverage, place: number): boolean =>
    coverage.index.scope.listed[place] !== 0 && coverage.state[place] === stateCode.covered
  return {
    kind,
    label,
    before,
    after,
    changed,
    newlyCovered: changed.filter((place) => !isCovered(before, place) && isCovered(after, place)),
    noLongerCovered: changed.filter((place) => isCovered(before, place) && !isCovered(after, place)),
  }
}
