/** Text that is markup already. Only `html` makes it, so whatever else is put into a document is escaped. */
export interface Markup {
  readonly markup: string
}

export type MarkupPart = Markup | string | number | readonly MarkupPart[]

/** Characters that HTML can't hold: controls, halves of surrogate pairs and non-characters print as a replacement. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/gu

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for any place between tags or inside a quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(unprintable, '\ufffd').replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/**
 * The fixed parts of each template without their indentation, which is the source file’s own.
 */
const fixedParts = new WeakMap<TemplateStringsArray, readonly string[]>()

function fixedPartsOf(strings: TemplateStringsArray): readonly string[] {
  const known = fixedParts.get(strings)
  if (known !== undefined) return known
  const parts = strings.map((text) => text.replace(/\n\s*/g, '\n'))
  fixedParts.set(strings, parts)
  return parts
}

function printPart(part: MarkupPart): string {
  if (typeof part === 'string') return escapeText(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map(printPart).join('')
}

/** A template whose values are escaped unless they are markup; attributes must stand in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  const fixed = fixedPartsOf(strings)
  let markup = fixed[0] ?? ''
  parts.forEach((part, at) => {
    markup += printPart(part) + (fixed[at + 1] ?? '')
  })
  return { markup }
}

export const nothing: Markup = { markup: '' }

/** What a person wrote: its writing direction can't reach what stands around it. */
export function said(text: string): Markup {
  return text === '' ? nothing : html`<bdi>${text}</bdi>`
}

/** An address that may become a link: plain http or https, nothing that a browser reads in another way. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:[/?#][\x21\x23-\x26\x28-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7e]*)?$/i.test(
    address,
  )
}

/** A link that shows its address, also on paper; text that is no web address stays text. */
export function webLink(address: string): Markup {
  return isWebAddress(address) ? html`<a href="${address}" rel="noreferrer noopener">${address}</a>` : said(address)
}
