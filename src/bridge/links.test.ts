import { describe, expect, it } from 'vitest'
import { plainHttpsAddress } from './links.ts'

describe('addresses that may be opened outside', () => {
  it.each([
    'https://attack.mitre.org/techniques/T1578/001/',
    'https://center-for-threat-informed-defense.github.io/mappings-explorer/?a=b#c',
    'https://example.org:8443',
  ])('accepts %s', (address) => {
    expect(plainHttpsAddress(address)).toBe(address)
  })

  it.each([
    'http://attack.mitre.org/',
    'https://good.example@evil.example/',
    'https://evil.example\\@good.example/',
    'https://exa mple.org/',
    'https://example.org/\n',
    'https://localhost/',
    'https://..example.org/',
    'https:/example.org',
    'HTTPS//example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://example.org/share',
    '\\\\example.org\\share',
    'app://bundle/index.html',
    `https://example.org/${'a'.repeat(2_100)}`,
    'https://еxample.org/',
    '',
  ])('refuses %j', (address) => {
    expect(plainHttpsAddress(address)).toBeNull()
  })
})
