import { describe, expect, it } from 'vitest'
import { decideLaunch, type LaunchFacts } from './launch.ts'

const desktop: LaunchFacts = {
  packaged: true,
  developmentAddress: undefined,
  noSandboxSwitch: false,
  userIsRoot: false,
  appData: '/home/a/.config',
  userDataSwitch: '',
}

describe('what a start may do', () => {
  it('shows the bundle, sandboxed and without developer tools', () => {
    expect(decideLaunch(desktop)).toEqual({
      origin: 'app://bundle',
      page: 'app://bundle/index.html',
      developmentServer: null,
      developerTools: false,
      sandbox: true,
      userData: '/home/a/.config/Coverline',
    })
  })

  it('drops the sandbox for root with the switch, and for nobody else', () => {
    expect(decideLaunch({ ...desktop, noSandboxSwitch: true }).sandbox).toBe(true)
    expect(decideLaunch({ ...desktop, userIsRoot: true }).sandbox).toBe(true)
    expect(decideLaunch({ ...desktop, noSandboxSwitch: true, userIsRoot: true }).sandbox).toBe(false)
  })

  it('lets a development server in only when unpackaged and on this machine', () => {
    const developing = { ...desktop, packaged: false, developmentAddress: 'http://localhost:5173/' }
    expect(decideLaunch(developing).origin).toBe('http://localhost:5173')
    expect(decideLaunch({ ...developing, packaged: true }).origin).toBe('app://bundle')
    for (const developmentAddress of ['http://evil.example/', 'https://localhost/', 'file:///x', 'nonsense', ''])
      expect(decideLaunch({ ...developing, developmentAddress }).origin).toBe('app://bundle')
  })
})
