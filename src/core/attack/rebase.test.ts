import { describe, expect, test, vi } from 'vitest'
import { everyAttackVersion, openBundledKnowledge } from '../knowledge/bundled-knowledge.test-twin.ts'
import { isActive } from './attack-version.ts'
import type { AttackVersion, Domain, Technique } from './attack-version.ts'
import { rebaseOnto } from './rebase.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

function technique(id: string, standing: Partial<Technique> = {}): Technique {
  return { id, name: id, tactics: [], platforms: [], ...standing }
}

function version(domain: Domain, number: string, techniques: readonly Technique[]): AttackVersion {
  return { domain, version: number, tactics: [], techniques, mitigations: [], groups: [], software: [], campaigns: [] }
}

const attack = version('enterprise', '9.0', [
  technique('T1'),
  technique('T2', { revoked: true, revokedBy: 'T1' }),
  technique('T3', { revoked: true, revokedBy: 'T2' }),
  technique('T4', { deprecated: true }),
  technique('T5', { revoked: true, revokedBy: 'T4' }),
  technique('T6', { revoked: true }),
  technique('T7', { revoked: true, revokedBy: 'T6' }),
  technique('T8', { revoked: true, revokedBy: 'T8' }),
  technique('T9', { revoked: true, revokedBy: 'T10' }),
  technique('T10', { revoked: true, revokedBy: 'T9' }),
  technique('T11', { revoked: true, revokedBy: 'T404' }),
  technique('T12', { revoked: true, deprecated: true, revokedBy: 'T1' }),
])

const known = {
  N1: { enterprise: ['10.0', '12.0'] },
  N2: { enterprise: ['8.0', '8.0'], mobile: ['8.0', '12.0'] },
  N3: { ics: ['1.0', '1.0'] },
  N4: { enterprise: ['8.0', '8.0'] },
  N5: { enterprise: ['10.0', '10.0'], mobile: ['1.0', '1.0'] },
} as const

describe('where an id leads', () => {
  const rebase = rebaseOnto(attack, known)

  test.each([
    ['an active one', 'T1', { kind: 'kept', technique: 'T1' }],
    ['a revoked one', 'T2', { kind: 'moved', technique: 'T1' }],
    ['a chain', 'T3', { kind: 'moved', technique: 'T1' }],
    ['one that is revoked and deprecated', 'T12', { kind: 'moved', technique: 'T1' }],
    ['a deprecated one', 'T4', { kind: 'dropped', reason: 'deprecated' }],
    ['a chain to a deprecated one', 'T5', { kind: 'dropped', reason: 'deprecated' }],
    ['one revoked by nothing', 'T6', { kind: 'dropped', reason: 'noSuccessor' }],
    ['a chain to nothing', 'T7', { kind: 'dropped', reason: 'noSuccessor' }],
    ['one revoked by itself', 'T8', { kind: 'dropped', reason: 'noSuccessor' }],
    ['a circle', 'T9', { kind: 'dropped', reason: 'noSuccessor' }],
    ['one revoked by an id that isn’t there', 'T11', { kind: 'dropped', reason: 'noSuccessor' }],
    ['one of a later version', 'N1', { kind: 'dropped', reason: 'laterVersion' }],
    ['one of a later version and another domain', 'N5', { kind: 'dropped', reason: 'laterVersion' }],
    ['one of another domain, and once of this one', 'N2', { kind: 'dropped', reason: 'otherDomain' }],
    ['one of another domain', 'N3', { kind: 'dropped', reason: 'otherDomain' }],
    ['one of an earlier version alone', 'N4', { kind: 'dropped', reason: 'unknown' }],
    ['one that nobody knows', 'T999', { kind: 'dropped', reason: 'unknown' }],
    ['what every object inherits', 'constructor', { kind: 'dropped', reason: 'unknown' }],
    ['the prototype', '__proto__', { kind: 'dropped', reason: 'unknown' }],
    ['nothing', '', { kind: 'dropped', reason: 'unknown' }],
  ])('%s', (_, id, expected) => {
    expect(rebase(id)).toEqual(expected)
    expect(rebase(id)).toEqual(expected)
  })

  test('versions compare as numbers', () => {
    const old = rebaseOnto(version('enterprise', '10.0', []), { N: { enterprise: ['9.0', '9.0'] } })
    expect(old('N')).toEqual({ kind: 'dropped', reason: 'unknown' })
  })
})

describe('on every bundled version, from every id that any version or set knows', async () => {
  const knowledge = await openBundledKnowledge()
  const versions = await everyAttackVersion(knowledge)
  const everyId = Object.keys(knowledge.known)
  const cases = versions.map((one) => [`${one.domain} ${one.version}`, one] as const)

  test.each(cases)('%s never yields an inactive technique and is idempotent', (_, one) => {
    const rebase = rebaseOnto(one, knowledge.known)
    const active = new Set(one.techniques.filter(isActive).map(({ id }) => id))
    for (const id of everyId) {
      const rebased = rebase(id)
      if (rebased.kind === 'dropped') {
        expect(active.has(id)).toBe(false)
        expect(rebased.reason).not.toBe('unknown')
      } else {
        expect(active.has(rebased.technique)).toBe(true)
        expect(rebased.kind === 'kept').toBe(rebased.technique === id)
        expect(rebase(rebased.technique)).toEqual({ kind: 'kept', technique: rebased.technique })
      }
    }
  })

  test('forward, step by step or at once, an active technique ends in the same place', () => {
    const enterprise = versions.filter(({ domain }) => domain === 'enterprise')
    const steps = enterprise.map((one) => rebaseOnto(one, knowledge.known))
    const last = steps.at(-1)
    const from = enterprise[0]?.techniques.filter(isActive) ?? []
    for (const { id } of from) {
      const walked = steps.reduce<string | null>((at, step) => {
        const rebased = at === null ? null : step(at)
        return rebased === null || rebased.kind === 'dropped' ? null : rebased.technique
      }, id)
      const direct = last?.(id)
      expect(direct?.kind === 'dropped' ? null : direct?.technique).toBe(walked)
    }
    expect(from).toHaveLength(625)
  })
})
