import type { FileKind } from './bridge.ts'
import { fileKinds } from './file-kinds.ts'

/** Most bytes of a proposed name without its extension: file systems allow 255 for the whole. */
const stemLimitBytes = 180
const fallbackStem = 'coverline'
const reservedOnWindows = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/**
 * A name that can be proposed in any folder of any system: one path segment, no control, format or bidirectional
 * character, no reserved name, at most 255 bytes, and the extension of its kind.
 */
export function safeFileName(proposed: string, kind: FileKind): string {
  const { extension } = fileKinds[kind]
  const named = proposed
    .replace(/(?!\s)\p{C}/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[/\\:*?"<>|]/g, '-')
  const withoutExtension = named.toLowerCase().endsWith(extension) ? named.slice(0, -extension.length) : named
  const stem = trimEnds(firstBytes(trimEnds(withoutExtension), stemLimitBytes))
  if (stem === '') return fallbackStem + extension
  return (reservedOnWindows.test(stem) ? `_${stem}` : stem) + extension
}

/** A leading dot hides a file, `..` climbs, and Windows drops dots and spaces at the end of a name. */
function trimEnds(text: string): string {
  return text.replace(/^[\s.-]+/, '').replace(/[\s.]+$/, '')
}

/** As many whole characters as fit into `limit` bytes of UTF-8. */
function firstBytes(text: string, limit: number): string {
  let bytes = 0
  let kept = ''
  for (const character of text) {
    bytes += utf8Length(character.codePointAt(0) ?? 0)
    if (bytes > limit) break
    kept += character
  }
  return kept
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
