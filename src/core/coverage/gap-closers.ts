import type { Coverage } from './compute.ts'
import { stateCode } from './technique-figures.ts'

/**
 * 1 for each capability, by capability place, that would cover at least one gap among the techniques in scope if it
 * were deployed. One that can't apply here closes none.
 */
export function gapClosers({ index, state, deployment }: Coverage): Uint8Array {
  const { capabilities, pairs, scope } = index
  const closers = new Uint8Array(capabilities.length)
  for (let technique = 0; technique < state.length; technique++) {
    if (scope.listed[technique] !== 1 || state[technique] !== stateCode.gap) continue
    const end = pairs.start[technique + 1] ?? 0
    for (let at = pairs.start[technique] ?? 0; at < end; at++) {
      const place = pairs.capability[at] ?? 0
      if (deployment.applicable[place] === 1) closers[place] = 1
    }
  }
  return closers
}
