import fc from 'fast-check'
import { arbitraryFile, bundledForTests } from '../arbitrary-file.test-twin.ts'
import type { Assessment } from '../assessment.ts'
import { canonical } from '../canonical.ts'
import { overrideKey, parseAssessment, threatKey } from '../parse.ts'
import { printAssessment } from '../print.ts'

/** Three versions of one assessment: two that went different ways from the first. */
export interface Versions {
  readonly base: Assessment
  readonly ours: Assessment
  readonly theirs: Assessment
}

export function readVersion(text: string): Assessment {
  const result = parseAssessment(text, '', bundledForTests)
  if (!result.ok) throw new Error(`${JSON.stringify(result.problems)} in ${text}`)
  return result.value
}

export const arbitraryAssessment: fc.Arbitrary<Assessment> = arbitraryFile.map((file) =>
  readVersion(JSON.stringify(file)),
)

/** Decides over and over, from a list of numbers that may be short. */
function decisions(numbers: readonly number[]): (choices: number) => number {
  let at = 0
  return (choices) => (numbers[at++ % Math.max(1, numbers.length)] ?? 0) % choices
}

/** Entries of both, some of them left out, some of the first with fields of a second one's. */
function mixedEntries<T extends object>(
  one: readonly T[],
  other: readonly T[],
  key: (entry: T) => string,
  names: readonly string[],
  decide: (choices: number) => number,
): T[] {
  const entries = new Map<string, T>()
  for (const entry of other) if (decide(2) === 0) entries.set(key(entry), entry)
  for (const entry of one) {
    const choice = decide(5)
    const donor = other[decide(7)]
    if (choice === 0) continue
    if (choice === 1 && donor !== undefined) {
      const fields = Object.entries(donor).filter(([name]) => !names.includes(name) && decide(2) === 0)
      // Status and extent go together, or the entry can't be read.
      const both = 'status' in donor && 'extent' in donor ? { status: donor.status, extent: donor.extent } : {}
      const some = Object.fromEntries(fields.filter(([name]) => name !== 'status' && name !== 'extent'))
      entries.set(key(entry), { ...entry, ...some, ...both })
    } else entries.set(key(entry), entry)
  }
  return [...entries.values()]
}

function mixedTexts(one: readonly string[], other: readonly string[], decide: (choices: number) => number): string[] {
  return [...new Set([...one.filter(() => decide(4) > 0), ...other.filter(() => decide(3) === 0)])].sort()
}

/** A version that keeps much of the first and takes some of the second. */
export function mixed(one: Assessment, other: Assessment, numbers: readonly number[]): Assessment {
  const decide = decisions(numbers)
  const either = <K extends keyof Assessment>(key: K): Assessment[K] => (decide(3) === 0 ? other[key] : one[key])
  const capability = (entry: { framework: string; capability: string }): string =>
    JSON.stringify([entry.framework, entry.capability])
  const data = mixedEntries(
    Object.entries(one.data),
    Object.entries(other.data),
    ([set]) => set,
    ['0'],
    () => decide(5),
  )
  const version: Assessment = {
    ...one,
    name: either('name'),
    description: either('description'),
    attack: either('attack'),
    weights: either('weights'),
    base: either('base'),
    mappingSets: mixedTexts(one.mappingSets, other.mappingSets, decide),
    licences: mixedTexts(one.licences, other.licences, decide),
    data: Object.fromEntries(data.map((entry) => Object.values(entry)).map(([set, hash]) => [set, hash])) as Record<
      string,
      string
    >,
    scope: {
      ...one.scope,
      count: decide(3) === 0 ? other.scope.count : one.scope.count,
      platforms: mixedTexts(one.scope.platforms, other.scope.platforms, decide),
      excluded: mixedEntries(one.scope.excluded, other.scope.excluded, (e) => e.technique, ['technique'], decide),
    },
    capabilities: mixedEntries(one.capabilities, other.capabilities, capability, ['framework', 'capability'], decide),
    overrides: mixedEntries(
      one.overrides,
      other.overrides,
      overrideKey,
      ['framework', 'capability', 'technique', 'category'],
      decide,
    ),
    threats: mixedEntries(one.threats, other.threats, threatKey, ['kind', 'id'], decide),
    // Conflicts of one place that say other things on the two sides come from merges that met elsewhere.
    conflicts: mixedEntries(one.conflicts, other.conflicts, ({ at }) => JSON.stringify(at), ['at'], decide).map(
      (conflict) => (decide(3) === 0 ? { ...conflict, theirs: `${other.name} ${String(decide(9))}` } : conflict),
    ),
  }
  const unknown = either('unknown')
  const { unknown: _unknown, ...known } = version
  return readVersion(printAssessment(canonical(unknown === undefined ? known : { ...known, unknown })))
}

const numbers = fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 })

/** Versions that share entries and fields, so that merges have something to decide. */
export const arbitraryVersions: fc.Arbitrary<Versions> = fc
  .tuple(arbitraryAssessment, arbitraryAssessment, arbitraryAssessment, numbers, numbers, fc.boolean())
  .map(([base, other, third, left, right, related]) => {
    const ours = mixed(base, other, left)
    return { base, ours, theirs: mixed(related ? base : ours, third, right) }
  })
