import { newCaptions } from './html-captions.ts'
import { firstPage } from './html-first-page.ts'
import {
  capabilitiesSection,
  decisionsSection,
  gapsSection,
  matrixSection,
  methodSection,
  notesSection,
  section,
  sourcesSection,
  tacticsSection,
  threatsSection,
} from './html-sections.ts'
import { reportStyle, reportStyleHash } from './html-style.ts'
import { html, nothing, said } from './markup.ts'
import type { Markup } from './markup.ts'
import type { ReportDescription } from './report-description.ts'
import { patternDefinitions } from './state-drawing.ts'

/** Nothing may load or run; only the document's own stylesheet, and pictures that it carries itself. */
const policy = `default-src 'none'; style-src '${reportStyleHash}'; img-src data:; base-uri 'none'; form-action 'none'`

/** Apart from the document, where formatting would put spaces into it and change its hash. */
const styleElement: Markup = { markup: `<style>${reportStyle}</style>` }

/**
 * The report as one file that makes no request: text, tables and inline drawings, to be read in any browser and printed
 * on A4 or Letter.
 */
export function renderHtmlReport(report: ReportDescription): string {
  const captions = newCaptions()
  const title = report.name === '' ? 'Coverage report' : `${report.name}: coverage report`
  const about =
    report.note === ''
      ? nothing
      : section('about', 'About this assessment', html`<p class="about">${said(report.note)}</p>`)
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="${report.program}" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${styleElement}
      </head>
      <body>
        ${patternDefinitions()}
        <main>
          ${firstPage(report, captions)} ${about} ${tacticsSection(report, captions)} ${matrixSection(report, captions)}
          ${gapsSection(report, captions)} ${capabilitiesSection(report, captions)} ${threatsSection(report, captions)}
          ${decisionsSection(report, captions)} ${notesSection(report, captions)} ${methodSection(report)}
          ${sourcesSection(report, captions)}
        </main>
      </body>
    </html> `
  return document.markup
}
