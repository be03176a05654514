import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { bundledForTests } from './arbitrary-file.test-twin.ts'
import { statuses } from './assessment.ts'
import type { Assessment } from './assessment.ts'
import { canonical } from './canonical.ts'
import {
  copyOf,
  entryOf,
  newAssessment,
  withCount,
  withEntries,
  withExclusion,
  withExtent,
  withMappingSets,
  withName,
  withNote,
  withoutExclusion,
  withOwner,
  withPlatforms,
  withScope,
  withStatus,
  withWeights,
} from './edits.ts'
import type { CapabilityRef, Edit } from './edits.ts'
import { parseAssessment } from './parse.ts'
import { printAssessment } from './print.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

const fresh = newAssessment({
  id: 'one',
  name: 'One',
  createdAt: '2026-11-24T09:00:00.000Z',
  domain: 'enterprise',
  version: '19.0',
  mappingSets: ['b', 'a', 'b'],
  sources: { a: 'sha256:a', c: 'sha256:c' },
  platforms: ['Windows', 'IaaS', 'Windows'],
})
const backup = { framework: 'azure', capability: 'azure_backup' }
const account = { framework: 'nist_800_53', capability: 'AC-02' }

function after(...edits: Edit[]): Assessment {
  return edits.reduce((document, edit) => edit(document), fresh)
}

/** The document as a file and back: equal for every document in canonical form. */
function expectCanonical(assessment: Assessment): void {
  const result = parseAssessment(printAssessment(assessment), '', bundledForTests)
  expect(result).toEqual({ ok: true, value: assessment })
  expect(canonical(assessment)).toEqual(assessment)
}

test('a new assessment is canonical and keeps the hashes of its own sets', () => {
  expect(fresh.mappingSets).toEqual(['a', 'b'])
  expect(fresh.data).toEqual({ a: 'sha256:a' })
  expect(fresh.scope.platforms).toEqual(['IaaS', 'Windows'])
  expectCanonical(fresh)
  expect(
    newAssessment({ ...fresh, domain: 'ics', version: '18.1', mappingSets: ['toString'], sources: {} }).data,
  ).toEqual({})
})

describe('statuses', () => {
  test('a mark adds an entry under the capability’s key', () => {
    const marked = after(withStatus([account, backup], 'deployed'))
    expect(marked.capabilities).toEqual([
      { framework: 'azure', capability: 'azure_backup', status: 'deployed' },
      { framework: 'nist_800_53', capability: 'AC-2', status: 'deployed' },
    ])
    expectCanonical(marked)
  })

  test('only partial carries an extent, 0.5 unless said otherwise', () => {
    const partial = after(withStatus([backup], 'partial'))
    expect(entryOf(partial, backup)).toEqual({ ...backup, status: 'partial', extent: 0.5 })
    expect(entryOf(after(withExtent(backup, 0.3)), backup)).toEqual({ ...backup, status: 'partial', extent: 0.3 })
    for (const status of statuses.filter((one) => one !== 'partial')) {
      expect(withStatus([backup], status, 0.3)(partial).capabilities.every((entry) => !('extent' in entry))).toBe(true)
    }
  })

  test('an entry that says nothing leaves; one with a note stays', () => {
    expect(after(withStatus([backup], 'deployed'), withStatus([backup], 'unassessed')).capabilities).toEqual([])
    expect(after(withStatus([backup], 'unassessed')).capabilities).toEqual([])
    const noted = after(
      withNote(backup, 'Ask Ada'),
      withStatus([backup], 'planned'),
      withStatus([backup], 'unassessed'),
    )
    expect(noted.capabilities).toEqual([{ ...backup, status: 'unassessed', note: 'Ask Ada' }])
    expect(withNote(backup, '')(noted).capabilities).toEqual([])
    const owned = after(withOwner(backup, 'Ada'))
    expect(owned.capabilities).toEqual([{ ...backup, status: 'unassessed', owner: 'Ada' }])
    expect(withOwner(backup, '')(owned).capabilities).toEqual([])
  })

  test('a status keeps what else its entry says', () => {
    const unknown = { zeta: 1 }
    const before = after(withEntries([backup], (entry) => ({ ...entry, owner: 'Ada', effort: 3, unknown })))
    const marked = withStatus([backup], 'partial', 0.25)(before)
    expect(marked.capabilities).toEqual([
      { ...backup, status: 'partial', extent: 0.25, owner: 'Ada', effort: 3, unknown },
    ])
    expectCanonical(marked)
  })

  test('an entry that isn’t there says nothing', () => {
    expect(entryOf(fresh, backup)).toEqual({ ...backup, status: 'unassessed' })
  })

  test('capabilities whose ids only look alike have entries of their own', () => {
    const refs = [
      { framework: 'a', capability: 'b/c' },
      { framework: 'a/b', capability: 'c' },
    ]
    const marked = after(withStatus(refs.slice(0, 1), 'deployed'), withStatus(refs.slice(1), 'planned'))
    expect(marked.capabilities.map(({ status }) => status)).toEqual(['deployed', 'planned'])
  })

  const ref: fc.Arbitrary<CapabilityRef> = fc.record({
    framework: fc.constantFrom('azure', 'nist_800_53', 'cri_profile'),
    capability: fc.constantFrom('AC-2', 'AC-02', 'AC-10', 'b', 'B', 'PR.AA-01'),
  })
  const key = (mark: readonly [CapabilityRef, unknown]): string =>
    JSON.stringify([
      mark[0].framework,
      mark[0].framework === 'nist_800_53' ? mark[0].capability.replace('-0', '-') : mark[0].capability,
    ])

  test('the order of marks on different capabilities doesn’t matter', () => {
    const marks = fc.uniqueArray(fc.tuple(ref, fc.constantFrom(...statuses)), { selector: key })
    const orders = marks.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(orders, ([one, other]) => {
        const run = (list: typeof one): Assessment => after(...list.map(([of, status]) => withStatus([of], status)))
        expect(run(other)).toEqual(run(one))
        // And all at once is the same as one by one.
        const together = statuses.map((status) =>
          withStatus(
            one.filter((mark) => mark[1] === status).map(([of]) => of),
            status,
          ),
        )
        expect(after(...together)).toEqual(run(one))
      }),
    )
  })

  test('every sequence of edits leaves a canonical document, and the one before untouched', () => {
    const edit: fc.Arbitrary<Edit> = fc.oneof(
      fc
        .tuple(fc.array(ref, { maxLength: 3 }), fc.constantFrom(...statuses))
        .map(([refs, status]) => withStatus(refs, status)),
      fc.tuple(ref, fc.double({ min: 0.01, max: 0.99, noNaN: true })).map(([of, extent]) => withExtent(of, extent)),
      fc.tuple(ref, fc.constantFrom('', 'Ada')).map(([of, text]) => withOwner(of, text)),
      fc.tuple(ref, fc.constantFrom('', 'n')).map(([of, text]) => withNote(of, text)),
      fc.constantFrom('T1', 'T1.001', 'T2').map((technique) => withExclusion({ technique, reason: 'r' })),
      fc.constantFrom('T1', 'T1.001', 'T2').map((technique) => withoutExclusion(technique)),
      fc.array(fc.constantFrom('IaaS', 'Windows', 'Linux')).map((platforms) => withPlatforms(platforms)),
      fc.constantFrom('all' as const, 'techniques' as const, 'leaves' as const).map((count) => withCount(count)),
      fc.subarray(['z', 'a', 'c']).map((sets) => withMappingSets(sets, { c: 'sha256:c', z: 'sha256:z' })),
    )
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let document = fresh
        for (const one of edits) {
          const before = printAssessment(document)
          const next = one(document)
          expect(printAssessment(document)).toBe(before)
          document = next
        }
        expectCanonical(document)
      }),
    )
  })
})

describe('what an edit doesn’t touch stays the same object', () => {
  const document = after(withStatus([backup, account], 'deployed'), withExclusion({ technique: 'T1', reason: 'r' }))
  const changed = (edit: Edit): string[] => {
    const next = edit(document)
    return Object.keys(document).filter((key) => Reflect.get(document, key) !== Reflect.get(next, key))
  }

  test.each<[string, Edit, string[]]>([
    ['a status', withStatus([backup], 'planned'), ['capabilities']],
    ['an owner', withOwner(backup, 'Ada'), ['capabilities']],
    ['a name', withName('Two'), ['name']],
    ['platforms', withPlatforms(['Linux']), ['scope']],
    ['a scope', withScope({ platforms: [], count: 'all', excluded: [] }), ['scope']],
    ['a counting mode', withCount('leaves'), ['scope']],
    ['an exclusion', withExclusion({ technique: 'T2', reason: 'r' }), ['scope']],
    ['an inclusion', withoutExclusion('T1'), ['scope']],
    ['weights', withWeights({ minimal: 0.2, partial: 0.5, significant: 1, unscored: 0.5 }), ['weights']],
    ['mapping sets', withMappingSets(['c'], { c: 'sha256:c' }), ['mappingSets', 'data']],
  ])('%s', (_, edit, keys) => {
    expect(changed(edit)).toEqual(keys)
  })

  test('the entries of other capabilities', () => {
    const next = withStatus([backup], 'planned')(document)
    const of = (assessment: Assessment): unknown =>
      assessment.capabilities.find(({ framework }) => framework === 'nist_800_53')
    expect(of(next)).toBe(of(document))
    expect(withPlatforms(['Linux'])(document).scope.excluded).toBe(document.scope.excluded)
  })
})

test('an exclusion is sorted in, replaced by technique and taken out again', () => {
  const excluded = after(
    withExclusion({ technique: 'T2', reason: 'b' }),
    withExclusion({ technique: 'T1.001', reason: 'a' }),
    withExclusion({ technique: 'T2', reason: 'c' }),
  )
  expect(excluded.scope.excluded).toEqual([
    { technique: 'T1.001', reason: 'a' },
    { technique: 'T2', reason: 'c' },
  ])
  expect(withoutExclusion('T2')(excluded).scope.excluded).toEqual([{ technique: 'T1.001', reason: 'a' }])
})

test('weights keep their unknown keys; mapping sets keep the hashes that are there', () => {
  const document: Assessment = {
    ...fresh,
    weights: { ...fresh.weights, unknown: { zeta: 1 } },
    data: { a: 'sha256:old' },
  }
  const weighed = withWeights({ minimal: 0.2, partial: 0.6, significant: 0.9, unscored: 1 })(document)
  expect(weighed.weights).toEqual({ minimal: 0.2, partial: 0.6, significant: 0.9, unscored: 1, unknown: { zeta: 1 } })
  const more = withMappingSets(['0', 'c'], { c: 'sha256:c' })(document)
  expect(more.mappingSets).toEqual(['0', 'a', 'b', 'c'])
  expect(more.data).toEqual({ a: 'sha256:old', c: 'sha256:c' })
})

test('a copy has its own id, name and date, and no base', () => {
  const copy = copyOf({ ...fresh, base: 'sha256:1' }, 'two', 'Two', '2026-12-01T00:00:00.000Z')
  expect(copy).toEqual({ ...fresh, id: 'two', name: 'Two', createdAt: '2026-12-01T00:00:00.000Z', base: '' })
})
