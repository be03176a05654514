import { byCodeUnits } from '../../order.ts'
import type { Assessment } from '../assessment.ts'
import { isSame } from './merge-values.ts'
import { noPieces, piecesOf, setNames } from './pieces.ts'
import type { Pieces, SetName } from './pieces.ts'
import { placeKey } from './place.ts'
import type { Place } from './place.ts'

/** Where two versions differ: a place, an item of a list, or a conflict that one of them has. */
export type DifferencePlace = Place | { readonly list: SetName; readonly item: string } | { readonly conflict: unknown }

export interface Difference {
  readonly at: DifferencePlace
  /** As the file says it; undefined where nothing stands. */
  readonly before: unknown
  readonly after: unknown
}

/** Everything that two versions of an assessment say differently, in the order of the file; null says nothing. */
export function describeDifference(before: Assessment | null, after: Assessment | null): readonly Difference[] {
  const left = before === null ? noPieces : piecesOf(before)
  const right = after === null ? noPieces : piecesOf(after)
  const places = new Map([...left.places, ...right.places])
  const found = [...places].flatMap(([key, { place }]): Difference[] => {
    const difference = { at: place, before: left.places.get(key)?.value, after: right.places.get(key)?.value }
    return isSame(difference.before, difference.after) ? [] : [difference]
  })
  const items = setNames.flatMap((list) => {
    const [had, has] = [new Set(left.sets[list]), new Set(right.sets[list])]
    return [...new Set([...had, ...has])]
      .filter((item) => had.has(item) !== has.has(item))
      .map((item): Difference => {
        return { at: { list, item }, before: had.has(item) || undefined, after: has.has(item) || undefined }
      })
  })
  return [...found, ...items, ...conflictDifferences(left, right)].sort(byPlace)
}

function conflictDifferences(before: Pieces, after: Pieces): Difference[] {
  const sidesOf = ({ conflicts }: Pieces): Map<string, object> =>
    new Map(conflicts.map(({ at, ...sides }) => [JSON.stringify(at), sides]))
  const [had, has] = [sidesOf(before), sidesOf(after)]
  return [...new Set([...had.keys(), ...has.keys()])].flatMap((at): Difference[] => {
    const difference = { at: { conflict: JSON.parse(at) as unknown }, before: had.get(at), after: has.get(at) }
    return isSame(difference.before, difference.after) ? [] : [difference]
  })
}

/** Keys that tell the kinds of place apart, in the order of the file; an override has those of a capability too. */
const kindOrder = ['field', 'list', 'data', 'scope', 'exclusion', 'technique', 'framework', 'threat', 'conflict']
/** Overrides stand after the capabilities. */
const kindRank = new Map(
  kindOrder.map((key, at) => [key, key === 'technique' ? kindOrder.indexOf('framework') + 0.5 : at]),
)

function rankOf(at: DifferencePlace): number {
  const kind = kindOrder.find((key) => key in at) ?? ''
  return kindRank.get(kind) ?? kindOrder.length
}

function byPlace(a: Difference, b: Difference): number {
  return rankOf(a.at) - rankOf(b.at) || byCodeUnits(JSON.stringify(a.at), JSON.stringify(b.at))
}

export function isPlace(at: DifferencePlace): at is Place {
  return !('list' in at) && !('conflict' in at)
}

/** One text for each place of a difference. */
export function differenceKey(at: DifferencePlace): string {
  return isPlace(at) ? placeKey(at) : JSON.stringify(at)
}
