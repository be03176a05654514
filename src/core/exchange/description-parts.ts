/*
 * The descriptions of ATT&CK are written in a little Markdown: links, citations, code, lists, headings. They are taken
 * apart into pieces that a page shows as text, so that nothing in them is ever markup.
 */

export type DescriptionPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** A technique of ATT&CK, which has a page of its own here. */
  | { readonly kind: 'technique'; readonly text: string; readonly id: string }
  /** Any other address, as published: nothing says that it is a good one. */
  | { readonly kind: 'link'; readonly text: string; readonly address: string }

export interface DescriptionBlock {
  readonly kind: 'paragraph' | 'item' | 'heading'
  readonly parts: readonly DescriptionPart[]
}

const citation = /\s?\(Citation: [^()]*(?:\([^()]*\)[^()]*)*\)/g
const techniquePage = /^https:\/\/attack\.mitre\.org\/techniques\/(T\d{4})(?:\/(\d{3}))?\/?$/
const closing = /<\/code>/i
/** Longest label or address of a link: what is longer stays text. */
const longest = 2048

function plain(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function linkOf(text: string, address: string): DescriptionPart {
  const [, id, sub] = techniquePage.exec(address) ?? []
  if (id === undefined) return { kind: 'link', text, address }
  return { kind: 'technique', text, id: sub === undefined ? id : `${id}.${sub}` }
}

/** `[label](address)` at a place, or null. */
function linkAt(text: string, at: number): { readonly part: DescriptionPart; readonly end: number } | null {
  const middle = text.indexOf('](', at)
  if (middle < 0 || middle - at > longest) return null
  const label = text.slice(at + 1, middle)
  const end = text.indexOf(')', middle)
  if (end < 0 || end - middle > longest || label === '' || label.includes('[')) return null
  const address = text.slice(middle + 2, end)
  return /\s/.test(address) ? null : { part: linkOf(plain(label), address), end: end + 1 }
}

function codeAt(text: string, at: number): { readonly part: DescriptionPart; readonly end: number } | null {
  const start = at + '<code>'.length
  const found = closing.exec(text.slice(start, start + longest))
  if (found === null) return null
  const end = start + found.index
  return { part: { kind: 'code', text: text.slice(start, end) }, end: end + '</code>'.length }
}

function partsOf(text: string): DescriptionPart[] {
  const parts: DescriptionPart[] = []
  let from = 0
  const take = (to: number): void => {
    const between = plain(text.slice(from, to))
    if (between !== '') parts.push({ kind: 'text', text: between })
  }
  for (let at = 0; at < text.length;) {
    const sign = text.charAt(at)
    const found =
      sign === '['
        ? linkAt(text, at)
        : sign === '<' && /^<code>/i.test(text.slice(at, at + 6))
          ? codeAt(text, at)
          : null
    if (found === null) {
      at += 1
      continue
    }
    take(at)
    parts.push(found.part)
    from = at = found.end
  }
  take(text.length)
  return parts
}

/** Takes a description apart. Citations are left out: the publications stand beside it. */
export function descriptionBlocks(description: string): readonly DescriptionBlock[] {
  const lines = description
    .replace(citation, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .split(/\n/)
  const blocks: DescriptionBlock[] = []
  let open: string[] = []
  const close = (): void => {
    const parts = partsOf(open.join(' ').trim())
    if (parts.length > 0) blocks.push({ kind: 'paragraph', parts })
    open = []
  }
  for (const line of lines) {
    const [, mark, rest = ''] = /^\s*([*-]|#{1,6})\s+(.*)$/.exec(line) ?? []
    if (mark === undefined && line.trim() !== '') open.push(line)
    else close()
    if (mark !== undefined) blocks.push({ kind: mark.startsWith('#') ? 'heading' : 'item', parts: partsOf(rest) })
  }
  close()
  return blocks
}
