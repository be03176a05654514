import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { arbitraryFile, bundledForTests } from './arbitrary-file.test-twin.ts'
import type { Assessment, Override } from './assessment.ts'
import { canonical } from './canonical.ts'
import { newAssessment } from './edits.ts'
import { withOverride, withoutOverrides } from './override-edits.ts'
import { parseAssessment } from './parse.ts'
import { printAssessment } from './print.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

const fresh = newAssessment({
  ...{ id: 'one', name: 'One', createdAt: '2026-11-24T09:00:00.000Z', domain: 'enterprise', version: '19.0' },
  ...{ mappingSets: [], sources: {} },
} as const)
const account: Override = {
  ...{ framework: 'nist_800_53', capability: 'AC-2', technique: 'T1078', category: 'protect', value: 'partial' },
  reason: 'tried',
} as const
const backup: Override = {
  ...{ framework: 'azure', capability: 'azure_backup', technique: 'T1490', category: 'respond', value: 'none' },
  reason: 'no restore',
} as const

function after(...edits: ReturnType<typeof withOverride>[]): Assessment {
  return edits.reduce((document, edit) => edit(document), fresh)
}

test('an override is written under its key, trimmed and sorted in', () => {
  const loose = { ...account, capability: ' AC-02 ', technique: 'T1078 ', reason: ' tried\n' }
  const document = after(withOverride(loose), withOverride(backup), withOverride({ ...account, category: 'detect' }))
  expect(document.overrides).toEqual([backup, { ...account, category: 'detect' }, account])
  expect(canonical(document)).toEqual(document)
})

test('a second one on the same score takes its place and keeps what this version doesn’t know', () => {
  const first = after(withOverride({ ...account, unknown: { seen: 1 } }), withOverride(backup))
  const second = withOverride({ ...account, value: 'significant', reason: 'better' })(first)
  expect(second.overrides).toEqual([
    backup,
    { ...account, value: 'significant', reason: 'better', unknown: { seen: 1 } },
  ])
})

test('the same one again changes nothing, and neither does taking out what isn’t there', () => {
  const document = after(withOverride(account))
  expect(withOverride({ ...account })(document)).toBe(document)
  expect(withoutOverrides([backup])(document)).toBe(document)
})

test('it takes the place of those that a revoked id brings to the same score', () => {
  const document = after(withOverride({ ...account, technique: 'T1562' }), withOverride(backup))
  expect(withOverride(account, [{ ...account, technique: 'T1562' }])(document).overrides).toEqual([backup, account])
})

test('taking out what was set leaves the first document, whatever stood in it', () => {
  fc.assert(
    fc.property(
      arbitraryFile,
      fc.record({
        framework: fc.constantFrom('azure', 'nist_800_53', 'x'),
        capability: fc.constantFrom('AC-02', 'AC-2', 'azure_backup', 'a/b'),
        technique: fc.constantFrom('T1578', 'T1578.001 ', 'T9999'),
        category: fc.constantFrom('protect' as const, 'detect' as const, 'respond' as const, 'unscored' as const),
        value: fc.constantFrom('none' as const, 'minimal' as const, 'partial' as const, 'significant' as const),
        reason: fc.string({ minLength: 1 }),
      }),
      (file, override) => {
        const read = parseAssessment(JSON.stringify(file), '', bundledForTests)
        fc.pre(read.ok)
        const first = withoutOverrides([override])(read.value)
        const text = printAssessment(first)
        const set = withOverride(override)(first)
        expect(set.overrides).toHaveLength(first.overrides.length + 1)
        expect(parseAssessment(printAssessment(set), '', bundledForTests)).toEqual({ ok: true, value: set })
        expect(printAssessment(withoutOverrides([override])(set))).toBe(text)
        expect(printAssessment(first)).toBe(text)
      },
    ),
  )
})
