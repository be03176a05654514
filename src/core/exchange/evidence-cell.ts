const escapes: readonly (readonly [plain: string, escaped: string])[] = [
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]
const nothing = '\\-'

function escaped(text: string): string {
  if (text === '') return nothing
  return escapes.reduce((so, [plain, written]) => so.replaceAll(plain, written), text)
}

function unescaped(text: string): string {
  if (text === nothing) return ''
  const plain: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' }
  return text.replace(/\\[\\nr]/g, (found) => plain[found] ?? found)
}

/** Evidence in one cell, one a line; `evidenceOf` gives exactly the same list back from a table of ours. */
export function evidenceCell(evidence: readonly string[]): string {
  return evidence.map(escaped).join('\n')
}

/** In a foreign table, what stands between line breaks, semicolons and commas with a blank is one piece each. */
export function evidenceOf(cell: string, guarded: boolean): readonly string[] {
  if (cell === '') return []
  if (guarded) return cell.split('\n').map(unescaped)
  return cell
    .split(/[\r\n]+|;\s*|,\s+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}
