/** How the bytes of a text file were read. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

const marks: readonly (readonly [encoding: TextEncoding, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** What no list contains and every picture or program does. */
function isBinary(text: string): boolean {
  return text.includes('\0')
}

/**
 * Reads a text by its byte order mark; without one as UTF-8, and as Windows-1252 where that isn't it. Null for what is no
 * text at all.
 */
export function decodeList(bytes: Uint8Array): DecodedText | null {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))
  if (marked !== undefined) {
    const [encoding] = marked
    return { text: new TextDecoder(encoding).decode(bytes), encoding }
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return isBinary(text) ? null : { text, encoding: 'utf-8' }
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    return isBinary(text) ? null : { text, encoding: 'windows-1252' }
  }
}
