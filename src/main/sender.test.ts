import { describe, expect, it } from 'vitest'
import { isTrustedSender } from './sender.ts'

const origin = 'app://bundle'
const main = { origin }

describe('who may call the host', () => {
  it('is the main frame of our window at our origin', () => {
    expect(isTrustedSender(main, { mainFrame: main }, true, origin)).toBe(true)
  })

  it('is nobody else', () => {
    expect(isTrustedSender(null, { mainFrame: main }, true, origin)).toBe(false)
    expect(isTrustedSender({ origin }, { mainFrame: main }, true, origin)).toBe(false)
    expect(isTrustedSender(main, { mainFrame: main }, false, origin)).toBe(false)
    for (const foreign of [
      'null',
      'https://example.org',
      'app://bundle.evil',
      'app://',
      'file://',
      'about:blank',
      '',
    ]) {
      const frame = { origin: foreign }
      expect(isTrustedSender(frame, { mainFrame: frame }, true, origin)).toBe(false)
    }
  })
})
