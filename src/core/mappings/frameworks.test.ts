import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capabilityKey, frameworkName, frameworkRole, frameworks, isSupply } from './frameworks.ts'

test('five scored, four unscored, two of demand', () => {
  const ofRole = (role: string): string[] => frameworks.filter((one) => one.role === role).map(({ id }) => id)
  expect(ofRole('scored')).toEqual(['azure', 'm365', 'aws', 'gcp', 'intel-vpro'])
  expect(ofRole('unscored')).toEqual(['nist_800_53', 'cri_profile', 'csa_ccm', 'attack_mitigations'])
  expect(ofRole('demand')).toEqual(['veris', 'kev'])
  expect(frameworks.filter(({ id }) => !isSupply(id)).map(({ id }) => id)).toEqual(['veris', 'kev'])
})

test('one that isn’t published is unscored supply under its own id', () => {
  for (const id of ['homemade', 'constructor', '']) {
    expect([frameworkRole(id), frameworkName(id), isSupply(id)]).toEqual(['unscored', id, true])
  }
})

test.each([
  ['nist_800_53', 'AC-02', 'AC-2'],
  ['nist_800_53', ' AC-02(01) ', 'AC-2(1)'],
  ['nist_800_53', 'AC-2(10)', 'AC-2(10)'],
  ['nist_800_53', 'AC-10', 'AC-10'],
  ['nist_800_53', 'AC-4 ', 'AC-4'],
  ['nist_800_53', 'SC-08', 'SC-8'],
  ['nist_800_53', 'AC-0', 'AC-0'],
  ['nist_800_53', 'ac-02', 'ac-2'],
  ['cri_profile', ' PR.AA-01.01', 'PR.AA-01.01'],
  ['csa_ccm', 'STA-01', 'STA-01'],
  ['azure', 'x-01', 'x-01'],
])('%s: “%s” is compared as “%s”', (framework, id, key) => {
  expect(capabilityKey(framework, id)).toBe(key)
})

test('a key is its own key', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('nist_800_53', 'azure'),
      fc.string({ unit: fc.constantFrom('A', '-', '(', ')', '0', '1', ' ') }),
      (framework, id) => {
        const key = capabilityKey(framework, id)
        expect(capabilityKey(framework, key)).toBe(key)
      },
    ),
  )
})
