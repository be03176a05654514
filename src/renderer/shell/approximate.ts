const longest = 30
const blank = 0x20
/** What stands between words in ASCII: the texts need no other form to be searched. */
const separating = Array.from({ length: 0x80 }, (_, unit) => unit).filter(
  (unit) => unit !== blank && /[^a-z0-9]/.test(String.fromCharCode(unit)),
)
const separators = /[^\p{L}\p{N}]+/gu

/** How many letters may be wrong, missing or too many in a sought word: none in short ones and in numbers. */
export function toleratedErrors(word: string): 0 | 1 | 2 {
  const letters = word.replace(separators, '').length
  if (letters < 4 || /\d/.test(word)) return 0
  return letters < 7 ? 1 : 2
}

/** A word cut in so many parts that one of them stands whole wherever the word stands with at most `most` errors. */
function wholeParts(word: string, most: number): readonly string[] {
  const cuts = Array.from({ length: most + 2 }, (_, at) => Math.floor((word.length * at) / (most + 1)))
  return cuts.slice(1).map((end, at) => word.slice(cuts[at], end))
}

/**
 * Says how many errors a text in small letters has at least where a word of it begins like the sought one; null where it has more than
 * `most`. Wu and Manber's bit-parallel search: a few operations a letter, whatever the pattern.
 */
export function approximately(word: string, most: 0 | 1 | 2): (text: string) => number | null {
  // The blank before it binds it to the beginning of a word.
  const pattern = ` ${word.replace(separators, ' ').trim()}`.slice(0, longest)
  const masks = new Int32Array(0x1_00_00)
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern.charCodeAt(at)
    masks[unit] = (masks[unit] ?? 0) | (1 << at)
    if (unit !== blank) continue
    for (const other of separating) masks[other] = (masks[other] ?? 0) | (1 << at)
  }
  const end = 1 << (pattern.length - 1)
  // Finding a part is far quicker than going through a text letter by letter. A blank stands for what separates words.
  const begun = pattern.slice(1)
  const parts = begun.includes(' ') ? [''] : wholeParts(begun, most)
  return (text) => {
    if (!parts.some((part) => text.includes(part))) return null
    // Bit n of each: the pattern's first n + 1 letters end here with at most so many errors.
    let exact = 0
    let one = 1
    let two = 3
    let least: number | null = null
    for (let at = 0; at < text.length; at++) {
      const mask = masks[text.charCodeAt(at)] ?? 0
      const exactBefore = exact
      const oneBefore = one
      exact = ((exact << 1) | 1) & mask
      // Right letter, wrong letter, one too many in the text, one missing in it.
      one = (((one << 1) | 1) & mask) | (exactBefore << 1) | exactBefore | (exact << 1) | 1
      two = (((two << 1) | 1) & mask) | (oneBefore << 1) | oneBefore | (one << 1) | 1
      if ((exact & end) !== 0) return 0
      if (most > 0 && (one & end) !== 0) least = 1
      else if (most > 1 && least === null && (two & end) !== 0) least = 2
    }
    return least
  }
}
