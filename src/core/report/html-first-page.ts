import { coverageMap } from './matrix-figure.ts'
import { html, nothing, said } from './markup.ts'
import type { Markup } from './markup.ts'
import type { Captions } from './html-captions.ts'
import { counted, listed, printAmount, printShare } from './printed-figures.ts'
import type { GapRow, ReportDescription } from './report-description.ts'
import { stateBar, statesInWords, swatch } from './state-drawing.ts'
import { statusWords } from './vocabulary.ts'

const gapsOnFirstPage = 6

/** What stands alone: a manager may print only this page. */
export function firstPage(report: ReportDescription, captions: Captions): Markup {
  const { metrics, states, generated, scenario } = report
  const bar = statesInWords(states)
  return html`<section class="first">
    <header class="top">
      <strong>Coverage report${scenario === 'planned' ? ', planned' : ''}</strong
      ><time datetime="${generated.at}">${generated.date}</time>
    </header>
    <h1>${said(report.coverLine)}</h1>
    <p class="summary">${report.summary}</p>
    <dl class="headline">
      ${report.headline.map(
        ({ figure, label }) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${figure}</dd>
          </div>`,
      )}
    </dl>
    <figure>
      ${captions.figure(`State of the ${counted(metrics.techniques, 'technique')} in scope`)}
      ${metrics.techniques === 0 ? nothing : stateBar(states, metrics.techniques, [666, 24], bar)}
      <ul class="legend">
        ${states.map(({ piece, label, techniques }) => html`<li>${swatch(piece)}${label} <b>${techniques}</b></li>`)}
      </ul>
    </figure>
    <div class="two">${tacticBars(report, captions)} ${gapsInShort(report)}</div>
    <figure>
      ${captions.figure('All techniques by tactic: darker is stronger, a dash is a gap, a dot unassessed, empty no control')}
      <div class="wide" tabindex="0" role="group" aria-label="Small map of all techniques">
        ${coverageMap(report.tactics, `State by technique: ${bar}`)}
      </div>
    </figure>
    ${foot(report)}
  </section>`
}

function tacticBars({ tactics }: ReportDescription, captions: Captions): Markup {
  const rows = tactics.map(({ name, metrics, states }) => {
    const { covered, techniques } = metrics
    const bar = techniques === 0 ? nothing : stateBar(states, techniques, [184, 11], statesInWords(states))
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${bar}</td>
      <td class="n">${covered}/${techniques}</td>
      <td class="n share">${printShare(covered, techniques)}</td>
    </tr> `
  })
  return html`<figure>
    ${captions.figure('Coverage by tactic, share of its techniques')}
    <table class="bars">
      <thead>
        <tr>
          <th scope="col">Tactic</th>
          <th scope="col">State, as in the figure above</th>
          <th scope="col" class="n">Covered</th>
          <th scope="col" class="n">Share</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
        <tr aria-hidden="true">
          <td></td>
          <td>
            <div class="axis"><span>0</span><span>50</span><span>100%</span></div>
          </td>
          <td></td>
          <td></td>
        </tr>
      </tbody>
    </table>
  </figure>`
}

/** `2 unassessed, 1 planned capability`: what a gap could be closed by. */
function candidatesInShort({ capabilities }: GapRow): string {
  if (capabilities.length === 0) return 'no control'
  const counts = new Map<string, number>()
  for (const { status } of capabilities) {
    const word = statusWords[status].toLowerCase()
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return listed([...counts].map(([word, count]) => `${count} ${word}`))
}

function gapsInShort({ gaps, threats }: ReportDescription): Markup {
  const demanded = threats.length > 0
  const unit = demanded ? 'Not covered; demand on the right' : 'Not covered'
  const rows = gaps.rows.slice(0, gapsOnFirstPage).map((row) => {
    const demand = demanded ? html`<span class="n">${printAmount(row.technique.demand)}</span>` : nothing
    return html`<li>
      <span class="line"><span>${row.technique.name}</span>${demand}</span
      ><span class="below">${row.technique.id}: ${candidatesInShort(row)}</span>
    </li> `
  })
  const body =
    rows.length === 0
      ? html`<p>Nothing in scope is left uncovered.</p>`
      : html`<ol class="next">
          ${rows}
        </ol>`
  return html`<section aria-labelledby="first-gaps">
    <h2 id="first-gaps">Strongest gaps</h2>
    <p class="unit">${unit}</p>
    ${body}
  </section>`
}

function foot({ provenance, notes, generated, author, program, name }: ReportDescription): Markup {
  const sets = provenance.sets.map((set) => set.name)
  const data = [
    sets.length === 0 ? 'No mapping set' : `Mappings: ${sets.join(', ')}`,
    notes.all.length === 0 ? 'no data notes' : `${counted(notes.all.length, 'data note')} (see Data notes)`,
    provenance.rebuilt ? `${provenance.attack} rebuilt` : '',
  ].filter((text) => text !== '')
  return html`<div class="foot">
    <p>Scope: ${said(provenance.scope)}. Weights: ${provenance.weights}. ${data.join('; ')}.</p>
    <p>${provenance.attributions.join(' ')}</p>
    <p>
      ${program} ·
      ${name === '' ? nothing : html`${said(name)} · `}${generated.time}${author === '' ? nothing : html` · prepared by ${said(author)}`}
    </p>
  </div>`
}
