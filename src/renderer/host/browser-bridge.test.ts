import { afterEach, describe, expect, it, vi } from 'vitest'
import { openLimitBytes, openProblems } from '../../bridge/file-kinds.ts'
import { browserBridge, readText } from './browser-bridge.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('the bridge of a plain browser', () => {
  it('downloads under a safe name and lets the data go', async () => {
    vi.useFakeTimers()
    const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue(undefined)
    const names: string[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download)
    })
    const answer = await browserBridge('1').saveFile({ name: '../a', kind: 'csv', content: 'x' })
    expect(answer).toEqual({ saved: true, name: 'a.csv', token: null })
    expect(names).toEqual(['a.csv'])
    expect(create).toHaveBeenCalledOnce()
    expect(revoke).not.toHaveBeenCalled()
    vi.runAllTimers()
    expect(revoke).toHaveBeenCalledWith('blob:x')
  })

  it('opens nothing that is not https, and asks before', async () => {
    const asked = vi.fn((_question?: string) => false)
    vi.stubGlobal('confirm', asked)
    const bridge = browserBridge('1')
    expect(await bridge.openLink('javascript:alert(1)')).toBe(false)
    expect(asked).not.toHaveBeenCalled()
    expect(await bridge.openLink('https://attack.mitre.org/')).toBe(false)
    expect(asked.mock.calls[0]?.[0]).toContain('https://attack.mitre.org/')
    vi.unstubAllGlobals()
  })

  it('reads UTF-8 text up to 50 MB', async () => {
    expect(await readText(new File(['{"ü":1}'], 'a.json'))).toEqual({
      opened: true,
      name: 'a.json',
      text: '{"ü":1}',
      token: null,
    })
    const latin = new File([new Uint8Array([0x66, 0xfc])], 'b.json')
    expect(await readText(latin)).toEqual({ opened: false, problem: openProblems.notText })
    const large = new File([], 'c.json')
    Object.defineProperty(large, 'size', { value: openLimitBytes + 1 })
    expect(await readText(large)).toEqual({ opened: false, problem: openProblems.tooLarge })
  })
})
