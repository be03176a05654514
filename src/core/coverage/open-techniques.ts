import { byCodeUnits } from '../order.ts'
import type { Coverage } from './compute.ts'
import { stateCode } from './technique-figures.ts'

/** A technique in scope that nothing that is in force or planned covers, and that nobody has still to look at. */
export interface OpenTechnique {
  /** Technique place. */
  readonly place: number
  readonly state: 'gap' | 'no_control'
  readonly demand: number
}

/** Gaps and techniques without a control, the most demanded first, of equal ones gaps first, then by id. */
export function openTechniques({ index, state }: Coverage): OpenTechnique[] {
  const { listed, techniques } = index.scope
  const open: OpenTechnique[] = []
  for (let place = 0; place < state.length; place++) {
    const code = state[place]
    if (listed[place] !== 1 || (code !== stateCode.gap && code !== stateCode.noControl)) continue
    open.push({ place, state: code === stateCode.gap ? 'gap' : 'no_control', demand: index.demand[place] ?? 0 })
  }
  return open.sort(
    (a, b) =>
      b.demand - a.demand ||
      byCodeUnits(a.state, b.state) ||
      byCodeUnits(techniques[a.place]?.id ?? '', techniques[b.place]?.id ?? ''),
  )
}
