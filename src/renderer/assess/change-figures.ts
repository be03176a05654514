import type { Coverage } from '../../core/coverage/compute.ts'
import type { TechniqueState } from '../../core/coverage/coverage-result.ts'
import { stateNames } from '../../core/coverage/technique-figures.ts'
import type { LastChange } from '../stores/last-change.ts'

/** A figure before and after, and their difference, as texts that add up. */
export interface FigureChange {
  readonly before: string
  readonly after: string
  /** Without its sign. */
  readonly difference: string
  readonly direction: 'up' | 'down' | 'same'
}

const mostDigits = 6

/** With as many decimals, from `digits` on, as it takes to show that something changed. */
export function figureChange(before: number, after: number, digits: number): FigureChange {
  const rounded = (value: number, places: number): number => Math.round(value * 10 ** places)
  let places = digits
  while (places < mostDigits && before !== after && rounded(before, places) === rounded(after, places)) places++
  const units = rounded(after, places) - rounded(before, places)
  // All three from what was rounded once: `toFixed` rounds 0.999965 the other way.
  const text = (value: number): string => (value / 10 ** places).toFixed(places)
  return {
    before: text(rounded(before, places)),
    after: text(rounded(after, places)),
    difference: text(Math.abs(units)),
    direction: units > 0 ? 'up' : units < 0 ? 'down' : 'same',
  }
}

/** How a technique looked before or after. */
export interface TechniqueMoment {
  readonly state: TechniqueState
  readonly strength: number
  readonly unscoredOnly: boolean
}

export interface ChangedTechnique {
  readonly id: string
  readonly name: string
  readonly before: TechniqueMoment
  readonly after: TechniqueMoment
}

function momentOf({ state, strength, unscoredOnly }: Coverage, place: number): TechniqueMoment {
  return {
    state: stateNames[state[place] ?? 0] ?? 'no_control',
    strength: strength[place] ?? 0,
    unscoredOnly: unscoredOnly[place] === 1,
  }
}

/** The techniques whose strength changed most, then those that only changed their state. */
export function mostChanged({ before, after, changed }: LastChange, count: number): readonly ChangedTechnique[] {
  const moved = (place: number): number => Math.abs((after.strength[place] ?? 0) - (before.strength[place] ?? 0))
  // Places are in order of id, and sorting is stable.
  return changed
    .filter((place) => moved(place) > 0 || before.state[place] !== after.state[place])
    .sort((a, b) => moved(b) - moved(a))
    .slice(0, count)
    .flatMap((place) => {
      const technique = after.index.scope.techniques[place]
      if (technique === undefined) return []
      const { id, name } = technique
      return [{ id, name, before: momentOf(before, place), after: momentOf(after, place) }]
    })
}

function techniques(count: number): string {
  return `${String(count)} ${count === 1 ? 'technique' : 'techniques'}`
}

/** `28 techniques stronger, 1 of them newly covered. Changed cells are outlined.` */
export function changeWords({ before, after, changed, newlyCovered, noLongerCovered }: LastChange): string {
  if (changed.length === 0) {
    return before.index.attack === after.index.attack
      ? 'No technique changed its strength or its state.'
      : 'Another ATT&CK version: its techniques can’t be set beside the former ones.'
  }
  const up = changed.filter((place) => (after.strength[place] ?? 0) > (before.strength[place] ?? 0)).length
  const down = changed.filter((place) => (after.strength[place] ?? 0) < (before.strength[place] ?? 0)).length
  const others = changed.length - up - down
  const states = changed.filter(
    (place) => after.strength[place] === before.strength[place] && after.state[place] !== before.state[place],
  ).length
  const parts = [
    up === 0 ? '' : `${techniques(up)} stronger${of(newlyCovered.length, up, 'newly covered')}`,
    down === 0 ? '' : `${techniques(down)} weaker${of(noLongerCovered.length, down, 'no longer covered')}`,
    states === 0 ? '' : `${techniques(states)} with another state`,
    others === states ? '' : `${techniques(others - states)} changed in a weaker category only`,
  ].filter((part) => part !== '')
  return `${parts.join(', ')}. Changed cells are outlined.`
}

function signed({ direction, difference }: FigureChange, unit: string): string {
  return direction === 'same' ? '' : `${direction === 'up' ? '+' : '−'}${difference}${unit}`
}

/** In short, where the eye is: `+3 techniques, +0.4% strength`. */
export function changeLine({ before, after }: LastChange): string {
  if (before.index.attack !== after.index.attack) return ''
  const covered = after.metrics.covered - before.metrics.covered
  const strength = signed(figureChange(before.metrics.strength * 100, after.metrics.strength * 100, 1), '% strength')
  const parts = [covered === 0 ? '' : `${covered > 0 ? '+' : '−'}${techniques(Math.abs(covered))}`, strength].filter(
    (part) => part !== '',
  )
  return parts.length === 0 ? 'Coverage stays the same' : parts.join(', ')
}

function of(part: number, whole: number, words: string): string {
  if (part === 0) return ''
  if (part === whole) return whole === 1 ? `, ${words}` : `, all ${words}`
  return `, ${String(part)} of them ${words}`
}

/** Heading of the list of techniques. */
export function mostWords({ before, after, changed }: LastChange): 'Most gained' | 'Most lost' | 'Most changed' {
  let gained = false
  let lost = false
  for (const place of changed) {
    if ((after.strength[place] ?? 0) > (before.strength[place] ?? 0)) gained = true
    if ((after.strength[place] ?? 0) < (before.strength[place] ?? 0)) lost = true
  }
  if (gained === lost) return 'Most changed'
  return gained ? 'Most gained' : 'Most lost'
}
