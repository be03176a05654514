import { expect, test } from 'vitest'
import { decodeList } from './decode-list.ts'

const text = 'Name;Größe\r\n„Ü“;€'

function utf16(littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, littleEndian)
  for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), littleEndian)
  return bytes
}

test.each([
  ['utf-8', new TextEncoder().encode(text)],
  ['utf-8', new TextEncoder().encode(`\ufeff${text}`)],
  ['utf-16le', utf16(true)],
  ['utf-16be', utf16(false)],
] as const)('%s', (encoding, bytes) => {
  expect(decodeList(bytes)).toEqual({ text, encoding })
})

test('what isn’t UTF-8 is read as Windows-1252', () => {
  // Letters alone: Node takes that encoding for Latin-1, browsers don't.
  const bytes = new Uint8Array([0x4a, 0xfc, 0x72])
  expect(decodeList(bytes)).toEqual({ text: 'Jür', encoding: 'windows-1252' })
})

test('what is no text is none', () => {
  expect(decodeList(new Uint8Array([0x89, 0x50, 0x00, 0x01]))).toBeNull()
  expect(decodeList(new Uint8Array([0x41, 0x00]))).toBeNull()
})
