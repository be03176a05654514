import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bridgeMethods, channelOf } from './channels.ts'
import { parseArguments, saveLimit } from './requests.ts'

describe('requests that cross the bridge', () => {
  it('accepts what the bridge allows', () => {
    expect(parseArguments('about', [])).toEqual({ ok: true, value: [] })
    const request = { name: 'a', kind: 'csv', content: 'x' }
    expect(parseArguments('saveFile', [request])).toEqual({ ok: true, value: [request] })
    expect(parseArguments('openFile', ['assessment'])).toEqual({ ok: true, value: ['assessment'] })
  })

  it.each([
    ['about', [1]],
    ['saveFile', []],
    ['saveFile', [{ name: 'a', kind: 'exe', content: 'x' }]],
    ['saveFile', [{ name: 'a', kind: 'csv', content: 1 }]],
    ['saveFile', [{ name: 'a', kind: 'csv', content: 'x', path: '/etc/passwd' }]],
    ['saveFile', [{ name: 'a'.repeat(10_001), kind: 'csv', content: 'x' }]],
    ['openFile', ['../secret']],
    ['openFile', ['csv', 'csv']],
    ['addSnapshots', ['a', [{ snapshot: {}, text: 'x' }]]],
    ['showInFolder', [null]],
    ['showInFolder', ['x'.repeat(65)]],
    ['openLink', [{ toString: 'https://example.org' }]],
  ] as const)('refuses %s %j', (method, received) => {
    const outcome = parseArguments(method, received)
    expect(outcome.ok).toBe(false)
    if (!outcome.ok) expect(outcome.problems[0]?.where).toContain(method)
  })

  it('has a cap on the size of a saved text', () => {
    const huge = { name: 'a', kind: 'csv', content: 'x'.repeat(saveLimit + 1) }
    expect(parseArguments('saveFile', [huge]).ok).toBe(false)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bridgeMethods), fc.anything(), (method, received) => {
        expect(typeof parseArguments(method, received).ok).toBe('boolean')
      }),
    )
  })

  it('gives each method its own channel', () => {
    expect(new Set(bridgeMethods.map((method) => channelOf(method))).size).toBe(bridgeMethods.length)
  })
})
