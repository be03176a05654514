import { isRecord } from '../../json-text.ts'
import { byCodeUnits } from '../../order.ts'
import type { Place } from './place.ts'

/** What became of one place: undefined is a place where nothing stands. */
export type MergedValue =
  | { readonly agreed: true; readonly value: unknown }
  /** The sides as they would be, with everything merged in that isn't contested between them. */
  | { readonly agreed: false; readonly ours: unknown; readonly theirs: unknown }

/** Compares JSON values, or nothing; keys in the same order, since what nobody knows is printed in the order it has. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return (
    left.length === right.length &&
    left.every(([key, value], at) => {
      const [otherKey, other] = right[at] as [string, unknown]
      return key === otherKey && isSame(value, other)
    })
  )
}

const agreed = (value: unknown): MergedValue => ({ agreed: true, value })

/** Three versions of one place made one: who changed it wins; where both did, it is contested. */
export function mergeValues(place: Place, base: unknown, ours: unknown, theirs: unknown): MergedValue {
  if (isSame(ours, theirs) || isSame(theirs, base)) return agreed(ours)
  if (isSame(ours, base)) return agreed(theirs)
  return fieldByField(place, base, ours, theirs) ?? { agreed: false, ours, theirs }
}

type Units = ReadonlyMap<string, unknown>

/** Entries whose fields say one thing each are merged field by field; null where only the whole has a meaning. */
function fieldByField(place: Place, base: unknown, ours: unknown, theirs: unknown): MergedValue | null {
  if (!('capability' in place) || 'technique' in place) {
    // A threat that one side took out, and the other changed, is contested as a whole.
    const isThreat = 'threat' in place && isRecord(ours) && isRecord(theirs)
    return isThreat ? mergeUnits(entriesOf(base), entriesOf(ours), entriesOf(theirs), threatRecord) : null
  }
  return mergeUnits(capabilityUnits(base), capabilityUnits(ours), capabilityUnits(theirs), capabilityRecord)
}

function mergeUnits(base: Units, ours: Units, theirs: Units, record: (units: Units) => unknown): MergedValue {
  const left = new Map<string, unknown>()
  const right = new Map<string, unknown>()
  let contested = false
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [b, o, t] = [base.get(key), ours.get(key), theirs.get(key)]
    const isOurs = isSame(o, t) || isSame(t, b)
    const isTheirs = !isOurs && isSame(o, b)
    if (!isOurs && !isTheirs) contested = true
    left.set(key, isTheirs ? t : o)
    right.set(key, isOurs ? o : t)
  }
  return contested ? { agreed: false, ours: record(left), theirs: record(right) } : agreed(record(left))
}

function entriesOf(value: unknown): Units {
  return new Map(isRecord(value) ? Object.entries(value) : [])
}

/** Known keys in the order of the file, the others behind them. */
function ordered(entries: readonly (readonly [string, unknown])[], known: readonly string[]): object {
  const place = (key: string): number => (known.includes(key) ? known.indexOf(key) : known.length)
  const there = entries.filter(([, value]) => value !== undefined)
  return Object.fromEntries([...there].sort(([a], [b]) => place(a) - place(b) || byCodeUnits(a, b)))
}

function threatRecord(units: Units): unknown {
  return ordered([...units], ['name', 'weight', 'techniques'])
}

/** Status and extent are one: an extent alone says nothing. `unassessed` is what a missing entry means. */
function capabilityUnits(value: unknown): Units {
  const units = new Map(entriesOf(value))
  const status = units.get('status')
  const extent = units.get('extent')
  units.delete('status')
  units.delete('extent')
  if (status !== undefined && status !== 'unassessed') units.set('status', { status, extent })
  return units
}

const capabilityOrder = ['status', 'extent', 'owner', 'note', 'evidence', 'reviewedAt', 'target', 'effort']

/** The entry as its file says it; undefined for one that says nothing. */
function capabilityRecord(units: Units): unknown {
  const others = [...units].filter(([key, value]) => key !== 'status' && value !== undefined)
  const status = units.get('status')
  if (status === undefined && others.length === 0) return undefined
  const known = isRecord(status) ? Object.entries(status) : [['status', 'unassessed'] as const]
  return ordered([...known, ...others], capabilityOrder)
}
