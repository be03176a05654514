import { html } from './markup.ts'
import type { Markup } from './markup.ts'

/** Numbers the figures and tables of one document in the order in which they are written. */
export interface Captions {
  readonly figure: (text: string) => Markup
  readonly table: (text: string) => Markup
}

export function newCaptions(): Captions {
  let figures = 0
  let tables = 0
  return {
    figure: (text) => html`<figcaption><b>Figure ${++figures}.</b> ${text}</figcaption>`,
    table: (text) =>
      html`<caption>
        <b>Table ${++tables}.</b>
        ${text}
      </caption>`,
  }
}
