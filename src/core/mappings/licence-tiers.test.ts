import { expect, test } from 'vitest'
import { isInTier, isLicensed, licenceTierOf, licenceTiers } from './licence-tiers.ts'

const [e3, e5] = licenceTiers
if (e3 === undefined || e5 === undefined) throw new Error('There are two tiers.')

test('the tier stands at the end of the id', () => {
  expect(licenceTierOf('m365', 'EID-CA-E3')).toBe(e3)
  expect(licenceTierOf('m365', 'DEF-XDR-E5')).toBe(e5)
  for (const id of ['EID-CA', 'E3', 'EID-E3-CA', 'EID-CA-e3', 'EID-CA-E30'])
    expect(licenceTierOf('m365', id)).toBeNull()
  expect(licenceTierOf('azure', 'x-E3')).toBeNull()
})

test('E5 includes E3', () => {
  expect(isInTier(e3, 'm365', 'EID-CA-E3')).toBe(true)
  expect(isInTier(e3, 'm365', 'DEF-XDR-E5')).toBe(false)
  expect(isInTier(e5, 'm365', 'EID-CA-E3')).toBe(true)
  expect(isInTier(e5, 'm365', 'DEF-XDR-E5')).toBe(true)
  expect(isInTier(e5, 'azure', 'x-E5')).toBe(false)
})

test('what is owned, what isn’t, and what needs no licence', () => {
  expect(isLicensed(['m365/E5'], 'm365', 'EID-CA-E3')).toBe(true)
  expect(isLicensed(['m365/E3'], 'm365', 'DEF-XDR-E5')).toBe(false)
  expect(isLicensed([], 'm365', 'EID-CA-E3')).toBe(false)
  expect(isLicensed(['m365/E7', 'E3'], 'm365', 'EID-CA-E3')).toBe(false)
  expect(isLicensed(['m365/E3'], 'azure', 'azure_backup')).toBeNull()
})
