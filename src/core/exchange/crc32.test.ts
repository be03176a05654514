import { describe, expect, it } from 'vitest'
import { crc32 } from './crc32.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('crc32', () => {
  it('gives the published check value', () => {
    expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926)
    expect(crc32(bytesOf(''))).toBe(0)
  })

  it('goes on from piece to piece', () => {
    expect(crc32(bytesOf('6789'), crc32(bytesOf('12345')))).toBe(0xcbf43926)
  })
})
