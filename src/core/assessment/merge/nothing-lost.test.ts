import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Assessment } from '../assessment.ts'
import { printAssessment } from '../print.ts'
import { merge3 } from './merge3.ts'
import { arbitraryVersions } from './versions.test-twin.ts'

vi.setConfig({ testTimeout: 120_000 })

/*
 * A check that knows nothing of how merging is done: it reads the printed files as plain JSON and counts what each side
 * says, entry by entry and field by field.
 */

type Json = Record<string, unknown>

interface Fact {
  /** List and key of the entry. */
  readonly entry: string
  /** Text of the values that name the entry, which a conflict repeats in its `at`. */
  readonly names: readonly string[]
  readonly field: string
  readonly value: string
}

const lists = [
  { list: 'capabilities', names: ['framework', 'capability'] },
  { list: 'overrides', names: ['framework', 'capability', 'technique', 'category'] },
  { list: 'threats', names: ['kind', 'id'] },
  { list: 'excluded', names: ['technique'] },
] as const

function fileOf(assessment: Assessment): Json {
  return JSON.parse(printAssessment(assessment)) as Json
}

function factsOf(file: Json): Fact[] {
  const scope = (file['scope'] ?? {}) as Json
  const entries = lists.flatMap(({ list, names }) =>
    (((list === 'excluded' ? scope : file)[list] ?? []) as Json[]).flatMap((entry) => {
      const key = names.map((name) => String(entry[name]))
      const fields = Object.entries(entry).filter(([name]) => !(names as readonly string[]).includes(name))
      const facts = fields
        .filter(([name, value]) => name !== 'extent' && !(name === 'status' && value === 'unassessed'))
        .map(([name, value]): [string, unknown] => [name, name === 'status' ? [value, entry['extent']] : value])
      return [['exists', true] as [string, unknown], ...facts].map(([field, value]): Fact => {
        return { entry: `${list} ${JSON.stringify(key)}`, names: key, field, value: JSON.stringify(value) }
      })
    }),
  )
  const whole = ['name', 'description', 'attack', 'weights']
    .filter((field) => field in file)
    .map((field): Fact => {
      return { entry: field, names: [field], field: 'whole', value: JSON.stringify(file[field]) }
    })
  const items = [
    ...['mappingSets', 'licences'].map((list) => [list, file[list]] as const),
    ['platforms', scope['platforms']] as const,
  ].flatMap(([list, values]) =>
    ((values ?? []) as string[]).map((item): Fact => ({
      entry: `${list} ${item}`,
      names: [],
      field: 'item',
      value: item,
    })),
  )
  return [...entries, ...whole, ...items]
}

const textOf = ({ entry, field, value }: Fact): string => JSON.stringify([entry, field, value])

/** Whether a conflict keeps what a fact says, on either side. */
function keeps(conflict: Json, fact: Fact): boolean {
  // A name of another program's may be anything, also what can't become a text.
  const at = Object.values(conflict['at'] as Json).filter((value) => typeof value === 'string')
  if (!fact.names.every((name) => at.includes(name))) return false
  return [conflict['ours'], conflict['theirs']].some((side) => {
    if (fact.field === 'whole') return JSON.stringify(side) === fact.value
    if (typeof side !== 'object' || side === null) return false
    const record = side as Json
    if (fact.field === 'exists') return true
    const value = fact.field === 'status' ? [record['status'], record['extent']] : record[fact.field]
    return JSON.stringify(value) === fact.value
  })
}

test('nothing that either side says is lost, and nothing is made up', () => {
  let contested = 0
  fc.assert(
    fc.property(arbitraryVersions, fc.boolean(), ({ base, ours, theirs }, twoWay) => {
      const merged = merge3(twoWay ? null : base, ours, theirs)
      const before = new Set(twoWay ? [] : factsOf(fileOf(base)).map(textOf))
      const [left, right] = [factsOf(fileOf(ours)), factsOf(fileOf(theirs))]
      const result = factsOf(fileOf(merged.assessment))
      const there = new Set(result.map(textOf))
      const conflicts = (fileOf(merged.assessment)['conflicts'] ?? []) as Json[]
      contested += merged.conflicts.length
      for (const fact of [...left, ...right]) {
        const text = textOf(fact)
        const isKept = there.has(text) || before.has(text) || conflicts.some((one) => keeps(one, fact))
        expect(isKept, text).toBe(true)
      }
      const said = new Set([...left, ...right].map(textOf))
      for (const fact of result) expect(said.has(textOf(fact)), textOf(fact)).toBe(true)
      // What a file says of conflicts that stood before, it still says.
      const texts = JSON.stringify(conflicts)
      const standing = new Map(base.conflicts.map((one) => [JSON.stringify(one.at), JSON.stringify(one)]))
      for (const one of [...ours.conflicts, ...theirs.conflicts]) {
        const isOld = !twoWay && standing.get(JSON.stringify(one.at)) === JSON.stringify(one)
        for (const side of [one.ours, one.theirs]) expect(isOld || texts.includes(JSON.stringify(side))).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
  // Otherwise the runs had nothing to decide.
  expect(contested).toBeGreaterThan(50)
})
