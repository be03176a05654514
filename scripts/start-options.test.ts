import { describe, expect, it } from 'vitest'
import { readStartOptions, reasonAgainstWindow } from './start-options.mjs'

describe('options of npm start', () => {
  it('pass what the browser host knows', () => {
    expect(readStartOptions([])).toEqual({ forced: null, browserHost: [] })
    expect(readStartOptions(['--browser', '--port', '5000', '--no-open'])).toEqual({
      forced: 'browser',
      browserHost: ['--port', '5000', '--no-open'],
    })
    expect(readStartOptions(['--port=5000'])).toEqual({ forced: null, browserHost: ['--port=5000'] })
    expect(readStartOptions(['--electron'])).toMatchObject({ forced: 'electron' })
  })

  it.each([['--electron', '--browser'], ['--no-sandbox'], ['x']])('refuse %j %j', (...values) => {
    expect(readStartOptions(values)).toHaveProperty('problem')
  })
})

describe('a window', () => {
  const desktop = { platform: 'linux', root: false, environment: { DISPLAY: ':0' } }

  it('is tried on a desktop', () => {
    expect(reasonAgainstWindow(desktop)).toBeNull()
    expect(reasonAgainstWindow({ ...desktop, environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeNull()
    expect(reasonAgainstWindow({ platform: 'darwin', root: false, environment: {} })).toBeNull()
  })

  it('is not tried without a display or for root', () => {
    expect(reasonAgainstWindow({ ...desktop, environment: {} })).toContain('display')
    expect(reasonAgainstWindow({ ...desktop, environment: { DISPLAY: '' } })).toContain('display')
    expect(reasonAgainstWindow({ ...desktop, root: true })).toContain('root')
  })
})
