import { describe, expect, it } from 'vitest'
import { browserCommand, readUsage, usualPort } from './usage.ts'

describe('options of the browser host', () => {
  it('use the frozen port unless told', () => {
    expect(usualPort).toBe(47615)
    expect(readUsage([])).toEqual({ port: usualPort, openBrowser: true })
    expect(readUsage(['--port', '5000', '--no-open'])).toEqual({ port: 5000, openBrowser: false })
    expect(readUsage(['--port=5000'])).toEqual({ port: 5000, openBrowser: true })
  })

  it.each([['--port'], ['--port', 'x'], ['--port', '0'], ['--port', '65536'], ['--port=-1'], ['--prot', '1'], ['x']])(
    'refuse %j %j',
    (...values) => {
      expect(readUsage(values)).toHaveProperty('problem')
    },
  )
})

describe('the browser', () => {
  const address = 'http://127.0.0.1:47615/'

  it('is opened where somebody sees it', () => {
    expect(browserCommand('linux', { DISPLAY: ':0' }, address)).toEqual(['xdg-open', address])
    expect(browserCommand('linux', { WAYLAND_DISPLAY: 'w' }, address)).toEqual(['xdg-open', address])
    expect(browserCommand('darwin', {}, address)?.[0]).toBe('open')
    expect(browserCommand('win32', {}, address)?.at(-1)).toBe(address)
  })

  it('stays closed without a display and in CI', () => {
    expect(browserCommand('linux', {}, address)).toBeNull()
    expect(browserCommand('linux', { DISPLAY: '' }, address)).toBeNull()
    expect(browserCommand('darwin', { CI: 'true' }, address)).toBeNull()
  })
})
