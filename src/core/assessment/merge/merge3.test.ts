import { describe, expect, test } from 'vitest'
import { azure, file, layer, read, weights } from '../small-file.test-twin.ts'
import { printAssessment } from '../print.ts'
import { describeDifference } from './difference.ts'
import { differenceLines, placeWords } from './difference-words.ts'
import { merge3 } from './merge3.ts'
import { resolveAll, resolveConflict, resolved } from './resolve.ts'
import { sharedCopy, textToHash } from './shared-copy.ts'

type Parts = Readonly<Record<string, unknown>>

const one = (parts: Parts = {}): ReturnType<typeof read> => read(file(parts))
const marked = (fields: Parts, more: Parts = {}): ReturnType<typeof read> =>
  one({ capabilities: [{ ...azure, ...fields }], ...more })

function mergeOf(base: Parts | null, ours: Parts, theirs: Parts): ReturnType<typeof merge3> {
  return merge3(base === null ? null : one(base), one(ours), one(theirs))
}

describe('capabilities', () => {
  test('different ones are both taken', () => {
    const entry = (capability: string): Parts => ({ framework: 'azure', capability, status: 'deployed' })
    const { assessment, conflicts } = mergeOf(
      { capabilities: [entry('a')] },
      { capabilities: [entry('a'), entry('b')] },
      { capabilities: [entry('a'), entry('c')] },
    )
    expect(conflicts).toEqual([])
    expect(assessment.capabilities.map(({ capability }) => capability)).toEqual(['a', 'b', 'c'])
  })

  test('different fields of one go together', () => {
    const base = marked({ status: 'planned', note: 'n' })
    const { assessment, conflicts } = merge3(
      base,
      marked({ status: 'partial', extent: 0.3, note: 'n' }),
      marked({ status: 'planned', owner: 'Ops', target: '2027-01-01' }),
    )
    expect(conflicts).toEqual([])
    expect(assessment.capabilities).toEqual([
      { ...azure, status: 'partial', extent: 0.3, owner: 'Ops', target: '2027-01-01' },
    ])
  })

  test('one field that both changed is one conflict; what isn’t contested is merged on both sides', () => {
    const merged = merge3(
      marked({ status: 'planned', note: 'n' }),
      marked({ status: 'deployed', note: 'mine' }),
      marked({ status: 'partial', extent: 0.2, note: 'n', owner: 'Ops' }),
    )
    expect(merged.assessment.conflicts).toEqual([
      {
        at: azure,
        base: { status: 'planned', note: 'n' },
        ours: { status: 'deployed', owner: 'Ops', note: 'mine' },
        theirs: { status: 'partial', extent: 0.2, owner: 'Ops', note: 'mine' },
      },
    ])
    expect(merged.conflicts).toEqual(merged.assessment.conflicts)
    expect(merged.assessment.capabilities).toEqual([{ ...azure, status: 'deployed', owner: 'Ops', note: 'mine' }])
    expect(Object.keys(merged.conflicts[0]?.theirs ?? {})).toEqual(['status', 'extent', 'owner', 'note'])
  })

  test('an extent that both changed is contested with its status', () => {
    const partial = (extent: number): Parts => ({ capabilities: [{ ...azure, status: 'partial', extent }] })
    expect(mergeOf(partial(0.5), partial(0.4), partial(0.6)).conflicts).toHaveLength(1)
    expect(mergeOf(partial(0.5), partial(0.4), partial(0.5)).assessment.capabilities[0]?.extent).toBe(0.4)
  })

  test('without a base, what only one has is kept, and what both have and differs is a conflict', () => {
    const { assessment, conflicts } = mergeOf(
      null,
      { capabilities: [{ ...azure, status: 'deployed', note: 'n' }], licences: ['m365/E3'] },
      { capabilities: [{ ...azure, status: 'planned', owner: 'Ops' }], mappingSets: ['s'], description: 'd' },
    )
    expect(assessment).toMatchObject({ description: 'd', mappingSets: ['s'], licences: ['m365/E3'] })
    expect(conflicts).toEqual([
      {
        at: azure,
        base: null,
        ours: { status: 'deployed', owner: 'Ops', note: 'n' },
        theirs: { status: 'planned', owner: 'Ops', note: 'n' },
      },
    ])
  })
})

describe('the rest', () => {
  const override = { ...azure, technique: 'T1', category: 'protect', value: 'none', reason: 'r' }

  test('an override is contested as a whole: its reason is why it has its value', () => {
    const at = { ...azure, technique: 'T1', category: 'protect' }
    const { conflicts } = mergeOf(
      { overrides: [override] },
      { overrides: [{ ...override, value: 'partial' }] },
      { overrides: [{ ...override, reason: 'measured' }] },
    )
    expect(conflicts).toEqual([
      {
        at,
        base: { value: 'none', reason: 'r' },
        ours: { value: 'partial', reason: 'r' },
        theirs: { value: 'none', reason: 'measured' },
      },
    ])
    const gone = mergeOf({ overrides: [override] }, {}, { overrides: [{ ...override, reason: 'x' }] })
    expect(gone.conflicts[0]).toMatchObject({ at, ours: null, theirs: { value: 'none', reason: 'x' } })
    expect(gone.assessment.overrides).toEqual([])
  })

  test('weights are one thing, so that they stay in order', () => {
    const { assessment, conflicts } = mergeOf(
      { weights },
      { weights: { ...weights, minimal: 0.5 } },
      { weights: { ...weights, partial: 0.2 } },
    )
    expect(assessment.weights).toEqual({ ...weights, minimal: 0.5 })
    expect(conflicts.map(({ at }) => at)).toEqual([{ field: 'weights' }])
  })

  test('scope: platforms as a set, the counting mode and each exclusion on their own', () => {
    const { assessment, conflicts } = mergeOf(
      { scope: { platforms: ['a', 'b'], excluded: [{ technique: 'T1', reason: 'r' }] } },
      { scope: { platforms: ['a', 'b', 'c'], count: 'leaves', excluded: [{ technique: 'T1', reason: 'mine' }] } },
      { scope: { platforms: ['a'], count: 'techniques', excluded: [{ technique: 'T1', reason: 'theirs' }] } },
    )
    expect(assessment.scope.platforms).toEqual(['a', 'c'])
    expect(conflicts.map(({ at }) => at)).toEqual([{ exclusion: 'T1' }, { scope: 'count' }])
  })

  test('threats, data and keys that nobody knows', () => {
    const { assessment, conflicts } = mergeOf(
      { threats: [layer([{ technique: 'T1' }])], data: { s: 'sha256:1' }, zeta: 1 },
      { threats: [{ ...(layer([{ technique: 'T1' }]) as object), name: 'Ours' }], data: { s: 'sha256:2' }, zeta: 2 },
      { threats: [layer([{ technique: 'T2' }])], data: { s: 'sha256:3' }, zeta: 1, alpha: {} },
    )
    expect(assessment.threats[0]).toMatchObject({ name: 'Ours', techniques: [{ technique: 'T2', weight: 1 }] })
    expect(assessment.unknown).toEqual({ alpha: {}, zeta: 2 })
    expect(conflicts).toEqual([{ at: { data: 's' }, base: 'sha256:1', ours: 'sha256:2', theirs: 'sha256:3' }])
  })

  test('another ATT&CK version and domain is one thing', () => {
    const attack = (domain: string, version: string): Parts => ({ attack: { domain, version } })
    const { conflicts } = mergeOf(attack('enterprise', '19.0'), attack('enterprise', '18.1'), attack('mobile', '19.0'))
    expect(conflicts[0]).toMatchObject({ at: { field: 'attack' }, theirs: { domain: 'mobile', version: '19.0' } })
  })

  test('where a copy was taken from is never asked about', () => {
    const { assessment, conflicts } = mergeOf({ base: 'a' }, { base: 'b' }, { base: 'c' })
    expect([assessment.base, conflicts]).toEqual(['', []])
  })
})

describe('conflicts that stood before', () => {
  const conflict = { at: azure, base: null, ours: { status: 'deployed' }, theirs: { status: 'planned' } }
  const deployed = { capabilities: [{ ...azure, status: 'deployed' }] }
  const standing = { ...deployed, conflicts: [conflict] }

  test('stay, and go where one side resolved them', () => {
    expect(mergeOf({}, {}, standing).assessment.conflicts).toEqual([conflict])
    expect(mergeOf(standing, deployed, standing).assessment.conflicts).toEqual([])
    expect(mergeOf(standing, standing, { ...deployed, name: 'x' }).assessment.conflicts).toEqual([])
  })

  test('merged once more, the same conflict stands once', () => {
    const theirs = { capabilities: [{ ...azure, status: 'planned' }] }
    const first = mergeOf({}, deployed, theirs).assessment
    const again = merge3(one(), first, one(theirs))
    expect(again.assessment.conflicts).toEqual(first.conflicts)
  })

  test('different ones of one place are all kept', () => {
    const other = { ...deployed, conflicts: [{ ...conflict, theirs: { status: 'not_deployed' } }] }
    for (const [ours, theirs] of [
      [standing, other],
      [other, standing],
    ] as const) {
      const { assessment, conflicts } = mergeOf({}, ours, theirs)
      expect(conflicts).toEqual([])
      expect(assessment.conflicts.map(({ at, theirs: side }) => [at, side])).toEqual([
        [{ ...azure, again: 2 }, { status: 'planned' }],
        [azure, { status: 'not_deployed' }],
      ])
    }
  })

  test('a third version of the same place gets a conflict of its own', () => {
    const { assessment } = mergeOf({}, standing, { capabilities: [{ ...azure, status: 'not_deployed' }] })
    expect(assessment.conflicts.map(({ at, theirs }) => [at, theirs])).toEqual([
      [{ ...azure, again: 2 }, { status: 'not_deployed' }],
      [azure, { status: 'planned' }],
    ])
    const third = resolveConflict({ ...azure, again: 2 }, 'theirs')(assessment)
    expect(third.capabilities[0]?.status).toBe('not_deployed')
    expect(third.conflicts).toEqual([conflict])
  })
})

describe('resolving', () => {
  const merged = merge3(
    marked({ status: 'planned' }),
    marked({ status: 'deployed' }, { name: 'Ours' }),
    marked({ status: 'not_applicable', note: 'n' }, { name: 'Theirs' }),
  ).assessment

  test('one side or the base, and nothing else changes', () => {
    const theirs = resolveConflict(azure, 'theirs')(merged)
    expect(theirs.capabilities).toEqual([{ ...azure, status: 'not_applicable', note: 'n' }])
    expect(theirs.conflicts.map(({ at }) => at)).toEqual([{ field: 'name' }])
    expect([theirs.overrides, theirs.scope, theirs.weights]).toEqual([merged.overrides, merged.scope, merged.weights])
    expect(theirs.weights).toBe(merged.weights)
    expect(resolveConflict(azure, 'base')(merged).capabilities[0]?.status).toBe('planned')
    expect(resolveConflict({ field: 'name' }, 'theirs')(merged).name).toBe('Theirs')
  })

  test('ours is what the document says now, edited since or not', () => {
    const edited = { ...merged, capabilities: [{ ...azure, status: 'planned', owner: 'Me' } as const] }
    expect(resolveConflict(azure, 'ours')(edited).capabilities).toBe(edited.capabilities)
  })

  test('all at once', () => {
    expect(resolveAll('ours')(merged)).toEqual({ ...merged, conflicts: [] })
    expect(resolveAll('theirs')(merged)).toMatchObject({ name: 'Theirs', conflicts: [] })
  })

  test('a side that can’t be is a problem, and the rest is decided', () => {
    const bad = (at: unknown, theirs: unknown): Parts => ({ at, base: null, ours: null, theirs })
    const document = one({
      conflicts: [
        bad(azure, { status: 'nearly' }),
        bad({ field: 'attack' }, null),
        bad({ field: 'weights' }, { minimal: 2 }),
        bad({ field: 'id' }, 'other'),
        bad({ somewhere: 'else' }, 1),
        bad({ field: 'description' }, 'Taken'),
        bad({ framework: 'azure', capability: 'y' }, { framework: 'aws', capability: 'z', status: 'deployed' }),
      ],
    })
    expect(resolved(document, azure, 'theirs')).toMatchObject({
      ok: false,
      problems: [{ where: 'capabilities[0].status' }],
    })
    expect(resolved(document, { somewhere: 'else' }, 'theirs').ok).toBe(false)
    expect(resolved(document, { field: 'id' }, 'theirs').ok).toBe(false)
    expect(resolveConflict(azure, 'theirs')(document)).toBe(document)
    const after = resolveAll('theirs')(document)
    expect([after.id, after.description, after.conflicts.length]).toEqual(['one', 'Taken', 5])
    expect(after.capabilities).toEqual([{ framework: 'azure', capability: 'y', status: 'deployed' }])
    expect(resolveAll('ours')(document).conflicts).toEqual([])
  })
})

test('differences in words', () => {
  const before = one({ capabilities: [{ ...azure, status: 'planned', note: 'n' }], licences: ['m365/E3'] })
  const after = one({
    name: 'Two',
    capabilities: [{ ...azure, status: 'not_deployed', evidence: ['https://a', 'b'] }],
    overrides: [{ ...azure, technique: 'T1', category: 'protect', value: 'none', reason: 'because' }],
    threats: [layer([{ technique: 'T1', weight: 0.5 }, { technique: 'T2' }])],
    scope: { excluded: [{ technique: 'T9' }] },
    conflicts: [{ at: { field: 'name' }, base: null, ours: 'Two', theirs: 'Three' }],
  })
  expect(describeDifference(before, after).flatMap((one) => differenceLines(one))).toEqual([
    'name: One → Two',
    'licence m365/E3: removed',
    'exclusion of T9: added',
    'azure/x',
    '  status: planned → not deployed',
    '  evidence: https://a, b',
    '  note: removed, was n',
    'override azure/x on T1 (protect): added',
    '  value: none',
    '  reason: because',
    'layer l: added',
    '  techniques: T1 (0.5), T2',
    'conflict at {"field":"name"}: unresolved',
  ])
  expect(placeWords({ field: 'zeta' })).toBe('key zeta')
})

test('a shared copy says what it was taken from, and keeps saying so', async () => {
  const document = one({ base: '' })
  const copy = await sharedCopy(document, (text) => `sha256:${text.length}`)
  expect(copy.base).toBe(`sha256:${printAssessment(document).length}`)
  expect(textToHash(copy)).toBe(printAssessment(document))
  expect(await sharedCopy(copy, () => 'other')).toBe(copy)
})
