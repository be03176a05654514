import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { fixture } from './published-fixtures.test-twin.ts'
import { readStixBundle } from './stix-bundle.ts'
import type { ReadBundle } from './stix-bundle.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

function read(text: string, name: string): ReadBundle {
  const result = readStixBundle(text, name)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const text = fixture('enterprise-attack-2.0.json')
const { attack, modified } = read(text, 'any name.json')

describe('an ATT&CK version', () => {
  test('domain from the matrix, version from the collection, date of the newest object', () => {
    expect([attack.domain, attack.version, modified]).toEqual(['enterprise', '2.0', '2025-04-05'])
  })

  test('without a collection the version stands in the file’s name', () => {
    const old = read(fixture('enterprise-attack-1.0.json'), 'enterprise-attack-1.0.json').attack
    expect([old.domain, old.version]).toEqual(['enterprise', '1.0'])
    expect(old.techniques.map(({ id }) => id)).toEqual(['T1001', 'T1001.001', 'T1002', 'T1004'])
  })

  test('tactics in the matrix’s order: neither deprecated, unlisted nor missing ones', () => {
    expect(attack.tactics).toEqual([
      { id: 'TA0002', name: 'Second', shortname: 'second' },
      { id: 'TA0001', name: 'First', shortname: 'first' },
    ])
  })

  test('a deprecated matrix has no tactics', () => {
    const mobile = read(fixture('mobile-attack-2.0.json'), 'mobile-attack-2.0.json').attack
    expect(mobile.domain).toBe('mobile')
    expect(mobile.tactics.map(({ id }) => id)).toEqual(['TA0001'])
    expect(mobile.techniques).toEqual([
      { id: 'T7001', name: 'Mobile one', tactics: ['TA0001'], platforms: ['Android'] },
    ])
  })

  test('techniques with parent, tactics in matrix order, platforms without None, standing and successor', () => {
    expect(attack.techniques).toEqual([
      { id: 'T1001', name: 'Alpha', tactics: ['TA0002', 'TA0001'], platforms: ['IaaS', 'Windows'] },
      { id: 'T1001.001', name: 'Alpha one', tactics: ['TA0001'], platforms: ['IaaS'], parent: 'T1001' },
      // The revoked object of the same id gives way to the active one.
      { id: 'T1002', name: 'Beta', tactics: ['TA0002'], platforms: [] },
      { id: 'T1003', name: 'Gamma', tactics: ['TA0002'], platforms: [] },
      { id: 'T1004', name: 'Delta', tactics: ['TA0001'], platforms: [], revoked: true, revokedBy: 'T1006' },
      { id: 'T1005', name: 'Epsilon', tactics: ['TA0001'], platforms: [], deprecated: true },
      { id: 'T1006', name: 'Zeta', tactics: ['TA0001'], platforms: [], revoked: true, revokedBy: 'T1001' },
      { id: 'T1007', name: 'Eta', tactics: ['TA0001'], platforms: [], revoked: true },
    ])
  })

  test('mitigations: links that are revoked or deprecated themselves are left out, and the old per-technique ones', () => {
    expect(attack.mitigations).toEqual([
      { id: 'M1001', name: 'Harden', techniques: ['T1001', 'T1001.001', 'T1004'] },
      { id: 'M1002', name: 'Unlinked', techniques: [] },
      { id: 'M1003', name: 'Gone', deprecated: true, techniques: ['T1001'] },
    ])
  })

  test('groups, software and campaigns with aliases, successors and attributions', () => {
    expect(attack.groups).toEqual([
      { id: 'G0001', name: 'Bear', aliases: ['Bruin', 'Ursa'], techniques: ['T1001'] },
      { id: 'G0002', name: 'Cub', aliases: [], revoked: true, revokedBy: 'G0001', techniques: [] },
    ])
    expect(attack.software).toEqual([
      { id: 'S0001', name: 'Worm', aliases: ['Wurm'], techniques: ['T1001.001'], type: 'malware' },
      { id: 'S0002', name: 'Wrench', aliases: [], techniques: ['T1005'], type: 'tool' },
    ])
    expect(attack.campaigns).toEqual([
      { id: 'C0001', name: 'Spring', aliases: [], techniques: ['T1003'], attributedTo: ['G0001'] },
    ])
  })

  test('no sentence of the publisher', () => {
    expect(JSON.stringify(attack)).not.toContain('sentence')
  })

  test('the order of the objects doesn’t matter', () => {
    const bundle = JSON.parse(text) as { objects: unknown[] }
    const objects = fc.shuffledSubarray(bundle.objects, { minLength: bundle.objects.length })
    fc.assert(
      fc.property(objects, (shuffled) => {
        expect(read(JSON.stringify({ ...bundle, objects: shuffled }), 'a.json')).toEqual({ attack, modified })
      }),
      { numRuns: 30 },
    )
  })
})

describe('refused', () => {
  const bundle = JSON.parse(text) as { objects: { type?: string; id?: string }[] }
  const without = (type: string): string =>
    JSON.stringify({
      ...bundle,
      objects: bundle.objects.filter((object) => (object as { type?: string } | null)?.type !== type),
    })
  const what = (of: string, name = 'a.json'): string => {
    const result = readStixBundle(of, name)
    return result.ok ? 'read' : result.problems.map((problem) => `${problem.file}: ${problem.what}`).join()
  }

  test('what is no bundle, has no matrix or doesn’t say its version', () => {
    expect(what('{"type":"layer"}')).toBe('a.json: This is no STIX bundle.')
    expect(what('{"type":"bundle","objects":{}}')).toBe('a.json: This is no STIX bundle.')
    expect(what('[]')).toBe('a.json: This is no STIX bundle.')
    expect(what('{"type":"bundle","objects":[]}')).toBe('a.json: The bundle has no ATT&CK matrix.')
    expect(what(without('x-mitre-matrix'))).toBe('a.json: The bundle has no ATT&CK matrix.')
    expect(what(without('x-mitre-collection'))).toBe('a.json: The bundle does not say its ATT&CK version.')
    expect(what(without('x-mitre-collection'), 'enterprise-attack-2.0.json')).toBe('read')
  })

  test('never throws', () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>(null, '', true, [], [null], {}, 'T1001', 1),
      fc.jsonValue({ maxDepth: 1 }),
    )
    const keys = [
      'type',
      'id',
      'name',
      'external_references',
      'kill_chain_phases',
      'x_mitre_platforms',
      'aliases',
      'tactic_refs',
      'source_ref',
      'target_ref',
      'relationship_type',
      'revoked',
      'modified',
    ]
    const answers = (of: string): void => {
      expect(typeof readStixBundle(of, 'enterprise-attack-2.0.json').ok).toBe('boolean')
    }
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.constantFrom(...keys), value), { maxLength: 6 }), (changes) => {
        const objects = bundle.objects.map((object) => ({ ...object }))
        for (const [at, key, other] of changes) Reflect.set(objects[at % objects.length] ?? {}, key, other)
        answers(JSON.stringify({ type: 'bundle', objects }))
      }),
      { numRuns: 300 },
    )
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), answers))
  })
})
