/** Control characters, line and paragraph separators, and those that turn the direction of writing. */
const unsafe = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu

/**
 * Text from a file on one line of a terminal: what could move the cursor, colour or reorder the line, or begin another
 * one, is shown as its code.
 */
export function inert(text: string): string {
  return text.replace(/\r?\n|\t/g, ' ').replace(unsafe, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
