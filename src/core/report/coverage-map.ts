import { levelOf } from '../coverage/compute.ts'
import type { Coverage } from '../coverage/compute.ts'
import { stateNames } from '../coverage/technique-figures.ts'

/** Signs of a picture in small; the database stores them in its summaries, so they are frozen. */
export type MapSign = '3' | '2' | '1' | '+' | '?' | '0' | '-' | 'x'

const levelSigns = { none: '0', minimal: '1', partial: '2', significant: '3' } as const
const stateSigns = { planned: '+', unassessed: '?', gap: '0', no_control: '-', excluded: 'x' } as const

function signOf(coverage: Coverage, place: number): MapSign {
  const state = stateNames[coverage.state[place] ?? 0] ?? 'no_control'
  return state === 'covered' ? levelSigns[levelOf(coverage.strength[place] ?? 0)] : stateSigns[state]
}

/** A coverage as a picture in small: one text per tactic in matrix order, one sign per listed technique in order of id. */
export function coverageMap(coverage: Coverage): readonly string[] {
  return coverage.index.tacticPlaces.map((places) => places.map((place) => signOf(coverage, place)).join(''))
}
