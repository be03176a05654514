import { describe, expect, it } from 'vitest'
import { decideLaunch } from './launch.ts'
import { mayRequest, originOf } from './network.ts'

const facts = { noSandboxSwitch: false, userIsRoot: false, appData: '/a', userDataSwitch: '' }
const packaged = decideLaunch({ ...facts, packaged: true, developmentAddress: undefined })
const developing = decideLaunch({ ...facts, packaged: false, developmentAddress: 'http://localhost:5173' })

describe('requests of a window', () => {
  it.each(['app://bundle/index.html', 'blob:app://bundle/1', 'data:text/plain,x'])('may go to %s', (address) => {
    expect(mayRequest(address, packaged)).toBe(true)
  })

  it.each([
    'https://example.org/',
    'http://127.0.0.1/',
    'ws://localhost:5173/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'devtools://devtools/bundled/inspector.html',
    'chrome://version',
    'nonsense',
  ])('may not go to %s', (address) => {
    expect(mayRequest(address, packaged)).toBe(false)
  })

  it('may reach the development server in development, and nothing else', () => {
    expect(mayRequest('ws://localhost:5173/', developing)).toBe(true)
    expect(mayRequest('http://localhost:5174/', developing)).toBe(false)
    expect(mayRequest('https://example.org/', developing)).toBe(false)
  })

  it('have the origin of their scheme and host', () => {
    expect(originOf('app://bundle/index.html#/a')).toBe('app://bundle')
    expect(originOf('app://bundle.evil.example/')).toBe('app://bundle.evil.example')
    expect(originOf('about:blank')).toBeNull()
    expect(originOf('')).toBeNull()
  })
})
