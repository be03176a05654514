import { byCodeUnits } from '../order.ts'
import { frameworks } from './frameworks.ts'

const places = new Map(frameworks.map(({ id }, at) => [id, at]))

/** The order in which screens list frameworks: published ones in theirs, all others after them by id. */
export function byFrameworkOrder(a: string, b: string): number {
  const place = (id: string): number => places.get(id) ?? frameworks.length
  return place(a) - place(b) || byCodeUnits(a, b)
}
