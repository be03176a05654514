import { paper } from './palette.ts'

/**
 * The one stylesheet of every report. It holds nothing of an assessment, so that its hash is known beforehand and the
 * document's policy can name it; a test holds the two together.
 */
export const reportStyle = `
:root { color-scheme: light; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
* { box-sizing: border-box; }
html { background: ${paper.white}; color: ${paper.text}; font: 13px/19px 'Inter Variable', Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 706px; padding: 28px 20px 48px; overflow-wrap: break-word; }
h1 { font-size: 28px; line-height: 33px; font-weight: 600; letter-spacing: -0.02em; margin: 13px 0 5px; max-width: 560px; text-wrap: balance; }
h2 { font-size: 16px; line-height: 22px; font-weight: 600; letter-spacing: -0.02em; margin: 30px 0 4px; break-after: avoid; }
h3 { font-size: 13px; line-height: 19px; font-weight: 600; margin: 18px 0 2px; break-after: avoid; }
p { margin: 0 0 8px; }
a { color: ${paper.accentText}; overflow-wrap: anywhere; }
a:focus-visible, summary:focus-visible, figure:focus-visible, .wide:focus-visible { outline: 2px solid #5149E8; outline-offset: 2px; }
b, strong, th { font-weight: 600; }
figure { margin: 0; break-inside: avoid; }
figcaption, caption { text-align: left; color: ${paper.textMuted}; margin: 0 0 6px; padding: 0; line-height: 18px; }
figcaption b, caption b { color: ${paper.text}; }
caption { padding: 12px 0 5px; }
svg { display: block; max-width: 100%; }
figure > .bar { width: 100%; height: auto; }
svg text { font-family: inherit; }
.definitions { position: absolute; }
.top { display: flex; justify-content: space-between; gap: 24px; padding-bottom: 9px; border-bottom: 2px solid ${paper.text}; color: ${paper.textMuted}; }
.top strong { color: ${paper.text}; }
.summary { font-size: 14px; line-height: 20px; color: ${paper.textMuted}; max-width: 666px; margin-bottom: 12px; }
.about { color: ${paper.textMuted}; max-width: 620px; white-space: pre-line; }
.headline { display: grid; grid-template-columns: repeat(5, auto); justify-content: space-between; gap: 6px 18px; margin: 0 0 14px; padding: 6px 0; border: solid ${paper.lineStrong}; border-width: 1px 0; }
.headline div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.headline dd { margin: 0; font-size: 20px; line-height: 26px; font-weight: 600; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.headline dt { font-size: 12px; line-height: 16px; color: ${paper.textMuted}; }
.legend { display: flex; flex-wrap: wrap; gap: 3px 12px; margin: 6px 0 0; padding: 0; list-style: none; font-size: 12px; line-height: 16px; color: ${paper.textMuted}; }
.legend li { display: flex; align-items: center; gap: 5px; }
.legend b { color: ${paper.text}; }
.two { display: grid; grid-template-columns: 404px minmax(0, 1fr); gap: 30px; margin: 13px 0 10px; }
.two h2 { margin: 0; font-size: 13px; line-height: 18px; letter-spacing: 0; }
.two .unit { margin: 0 0 3px; font-size: 12px; line-height: 16px; color: ${paper.textMuted}; }
table { border-collapse: collapse; width: 100%; font-size: 12px; line-height: 15px; }
thead { display: table-header-group; }
tfoot { display: table-row-group; }
tr { break-inside: avoid; }
th { text-align: left; }
th, td { padding: 4px 10px 4px 0; vertical-align: top; border-bottom: 1px solid ${paper.line}; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: ${paper.textMuted}; font-weight: 500; vertical-align: bottom; border-bottom: 1px solid ${paper.lineStrong}; }
tbody th { font-weight: 500; }
.n, td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.id { font-variant-numeric: tabular-nums; white-space: nowrap; }
.key { overflow-wrap: anywhere; }
.quiet { color: ${paper.textFaint}; }
.below { display: block; white-space: normal; color: ${paper.textFaint}; }
.note { white-space: pre-line; overflow-wrap: anywhere; }
#capabilities th:first-child { width: 34%; }
#capabilities th:nth-child(2) { width: 17%; }
#capabilities th:nth-child(5) { width: 12%; }
.pairs table { break-inside: avoid; }
.bars { font-size: 12px; }
.bars th, .bars td { padding: 1.5px 6px 1.5px 0; border: 0; vertical-align: middle; line-height: 13px; }
.bars th { font-weight: 400; white-space: nowrap; }
.bars thead th { font-size: 11px; padding-bottom: 3px; color: ${paper.textFaint}; }
.bars .share { font-weight: 600; }
.axis { display: flex; justify-content: space-between; width: 184px; font-size: 11px; line-height: 12px; color: ${paper.textFaint}; font-variant-numeric: tabular-nums; }
.next { margin: 0; padding: 0; list-style: none; font-size: 12px; line-height: 15px; }
.next li { padding: 4px 0; border-bottom: 1px solid ${paper.line}; }
.next .line { display: flex; justify-content: space-between; gap: 10px; font-weight: 500; }
.next .line .n { font-weight: 600; }
.foot { margin-top: 10px; padding-top: 7px; border-top: 1px solid ${paper.lineStrong}; font-size: 9.5px; line-height: 13px; color: ${paper.textFaint}; }
.foot p { margin: 0 0 2px; }
.map .tiny { font-size: 7px; fill: ${paper.textMuted}; }
.matrix { margin-bottom: 12px; }
.matrix text { font-size: 7.5px; }
.matrix text.tactic { font-size: 8.5px; font-weight: 600; fill: ${paper.text}; }
.matrix text.count { font-size: 7.5px; fill: ${paper.textMuted}; text-anchor: end; }
.matrix text.n { text-anchor: end; font-variant-numeric: tabular-nums; }
.matrix text.id { font-variant-numeric: tabular-nums; }
.matrix text.parent { font-weight: 650; }
.matrix text.out { text-decoration: line-through; }
.formula { display: block; color: ${paper.text}; font-variant-numeric: tabular-nums; margin: 1px 0 0; }
.method { margin: 0; padding: 0 0 0 20px; color: ${paper.textMuted}; }
.method li { margin: 0 0 6px; break-inside: avoid; }
.facts { display: grid; grid-template-columns: 130px minmax(0, 1fr); gap: 3px 14px; margin: 6px 0 10px; font-size: 12px; line-height: 16px; }
.facts dt { color: ${paper.textMuted}; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.pairs { display: grid; align-items: start; grid-template-columns: 1fr 1fr; gap: 30px; }
summary { cursor: pointer; padding: 4px 0; min-height: 24px; }
.wide { overflow-x: auto; }
@media (max-width: 640px) {
  .two, .pairs { grid-template-columns: minmax(0, 1fr); gap: 18px; }
  .headline { grid-template-columns: repeat(2, auto); justify-content: start; }
  .matrix, .map { min-width: 620px; max-width: none; }
}
@page {
  margin: 15mm 17mm;
  @bottom-left { content: 'Coverage report'; font: 9.5px sans-serif; color: ${paper.textFaint}; }
  @bottom-right { content: counter(page) ' / ' counter(pages); font: 9.5px sans-serif; color: ${paper.textFaint}; }
}
@media print {
  details:not([open]) { display: none; }
  body { max-width: none; padding: 0; }
  .first { break-after: page; }
  .matrix-section { break-before: page; }
  .wide { overflow: visible; }
  a { color: inherit; }
  p, .method li { orphans: 3; widows: 3; }
}
`

/** SHA-256 of `reportStyle`, as a content policy names it. */
export const reportStyleHash = 'sha256-tqtzvpL22eXfb9220NaMrSxuwZUAn5oEgyenQEWM1N8='
