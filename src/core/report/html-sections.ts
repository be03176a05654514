import { frameworkName } from '../mappings/frameworks.ts'
import type { Captions } from './html-captions.ts'
import { html, nothing, said, webLink } from './markup.ts'
import type { Markup } from './markup.ts'
import { cellSwatch } from './state-drawing.ts'
import { matrixDrawings } from './matrix-figure.ts'
import { counted, noFigure, printAmount, printDate, printMean, printShare, printStrength } from './printed-figures.ts'
import type { CapabilityRow, ReportDescription } from './report-description.ts'
import { categoryWords, levelWords, stateWords, statusWords, valueWords } from './vocabulary.ts'

/** A section with its heading, named after it. */
export function section(id: string, heading: string, body: Markup, className = ''): Markup {
  return html`<section
    id="${id}"
    aria-labelledby="${id}-heading"
    ${className === '' ? nothing : html` class="${className}"`}
  >
    <h2 id="${id}-heading">${heading}</h2>
    ${body}
  </section> `
}

/** A table that may be wider than a narrow window; names of number columns begin with `#`. */
function table(caption: Markup, columns: readonly string[], rows: readonly Markup[]): Markup {
  const heads = columns.map((column) =>
    column.startsWith('#')
      ? html`<th scope="col" class="n">${column.slice(1)}</th>`
      : html`<th scope="col">${column}</th>`,
  )
  return html`<table>
    ${caption}
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}

export function tacticsSection(report: ReportDescription, captions: Captions): Markup {
  const { metrics, tactics, emptyTactics, categories, depth } = report
  const rows = [...tactics, { name: 'All, each technique once', metrics }].map(({ name, metrics: of }) => {
    const { techniques, covered, planned, unassessed, gap, noControl, categories: by, strength } = of
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="n">${covered} of ${techniques}</td>
      <td class="n">${printShare(covered, techniques)}</td>
      <td class="n">${planned}</td>
      <td class="n">${unassessed}</td>
      <td class="n">${gap}</td>
      <td class="n">${noControl}</td>
      <td class="n">${printMean(strength, techniques)}</td>
      <td class="n">${by.protect.covered}</td>
      <td class="n">${by.detect.covered}</td>
      <td class="n">${by.respond.covered}</td>
    </tr> `
  })
  const empty =
    emptyTactics.length === 0
      ? nothing
      : html`<p class="quiet">Without a technique in scope: ${emptyTactics.join(', ')}.</p>`
  const columns =
    'Tactic|#Covered|#Breadth|#Planned|#Unassessed|#Gap|#No control|#Strength|#Protect|#Detect|#Respond'.split('|')
  const categoryRows = categories.map(
    ({ label, covered, techniques, strength }) =>
      html`<tr>
        <th scope="row">${label}</th>
        <td class="n">${covered} of ${techniques}</td>
        <td class="n">${printShare(covered, techniques)}</td>
        <td class="n">${printMean(strength, techniques)}</td>
      </tr> `,
  )
  const depthRows = depth.map(
    ({ label, techniques }) =>
      html`<tr>
        <th scope="row">${label}</th>
        <td class="n">${techniques} of ${metrics.techniques}</td>
        <td class="n">${printShare(techniques, metrics.techniques)}</td>
      </tr> `,
  )
  return section(
    'tactics',
    'Tactics and categories',
    html`<div class="wide">
        ${table(
          captions.table('By tactic, techniques in scope; protect, detect and respond count those covered so'),
          columns,
          rows,
        )}
      </div>
      ${empty}
      <div class="pairs">
        ${table(
          captions.table('What is done against techniques; unscored mappings are in no category'),
          ['Category', '#Covered', '#Breadth', '#Mean strength'],
          categoryRows,
        )}
        ${table(
          captions.table('Depth: capabilities in force per technique; one is a single point of reliance'),
          ['Capabilities', '#Techniques', '#Share'],
          depthRows,
        )}
      </div>`,
  )
}

export function matrixSection(report: ReportDescription, captions: Captions): Markup {
  const { states, metrics, techniques, tactics } = report
  const unscored = techniques.filter(({ state, unscoredOnly }) => state === 'covered' && unscoredOnly).length
  const count = (piece: string): number => states.find((one) => one.piece === piece)?.techniques ?? 0
  const legend = html`<ul class="legend">
    <li>1–100: strength × 100</li>
    <li>${cellSwatch('unscored')}unscored only <b>${unscored}</b></li>
    <li>${cellSwatch('planned')}+ planned <b>${count('planned')}</b></li>
    <li>? unassessed <b>${count('unassessed')}</b></li>
    <li>${cellSwatch('gap')}0 gap <b>${count('gap')}</b></li>
    <li>– no control <b>${count('noControl')}</b></li>
    <li>× excluded <b>${metrics.excluded}</b></li>
  </ul>`
  const rows = techniques.map(
    ({ id, name, state, level, strength, protect, detect, respond, depth }) =>
      html`<tr>
        <th scope="row" class="id">${id}</th>
        <td>${name}</td>
        <td>${stateWords[state]}${state === 'covered' ? html`, ${levelWords[level].toLowerCase()}` : nothing}</td>
        <td class="n">${printStrength(strength)}</td>
        <td class="n">${printStrength(protect)}</td>
        <td class="n">${printStrength(detect)}</td>
        <td class="n">${printStrength(respond)}</td>
        <td class="n">${depth}</td>
      </tr> `,
  )
  const columns = ['Id', 'Name', 'State', '#Strength', '#Protect', '#Detect', '#Respond', '#Depth']
  return section(
    'matrix',
    'Matrix',
    html`<figure>
        ${captions.figure('Every technique by tactic, with its id and its strength × 100; covered and in scope beside each tactic')}
        <div class="wide" tabindex="0" role="group" aria-label="Matrix of all techniques">
          ${matrixDrawings(tactics)}
        </div>
        ${legend}
      </figure>
      <details>
        <summary>The same as a table</summary>
        <div class="wide">
          ${table(
            html`<caption>
              Every technique, sorted by id
            </caption>`,
            columns,
            rows,
          )}
        </div>
      </details>`,
    'matrix-section',
  )
}

export function gapsSection({ gaps, threats }: ReportDescription, captions: Captions): Markup {
  if (gaps.all === 0) return section('gaps', 'Strongest gaps', html`<p>Nothing in scope is left uncovered.</p>`)
  const shown = 6
  const rows = gaps.rows.map(({ technique, tactics, capabilities }) => {
    const first = capabilities
      .slice(0, shown)
      .map(
        ({ name, label, status }) =>
          html`<span class="key">${label}</span> <span class="quiet">${name}, ${statusWords[status].toLowerCase()}</span
            ><br />`,
      )
    const more =
      capabilities.length > shown ? html`<span class="quiet">and ${capabilities.length - shown} more</span>` : nothing
    const by =
      capabilities.length === 0
        ? html`<span class="quiet">No capability of the chosen sets</span>`
        : html`${first}${more}`
    return html`<tr>
      <th scope="row" class="id">${technique.id}</th>
      <td>${technique.name}<span class="below">${tactics.join(', ')}</span></td>
      <td>${stateWords[technique.state]}</td>
      <td class="n">${printAmount(technique.exposure)}</td>
      <td>${by}</td>
    </tr> `
  })
  const order = threats.length > 0 ? 'the most exposed first' : 'those first that most capabilities could cover'
  const caption = `Techniques in scope that nothing in force covers, ${order}; ${rows.length} of ${gaps.all}`
  const columns = ['Id', 'Technique', 'State', '#Exposure', 'Could be covered by']
  return section('gaps', 'Strongest gaps', table(captions.table(caption), columns, rows))
}

function statusCell({ status, extent, target, effort }: CapabilityRow): Markup {
  const plan = [
    target === '' ? '' : `by ${printDate(target)}`,
    effort === null ? '' : `${printAmount(effort)} person-days`,
  ].filter((text) => text !== '')
  const below = plan.length === 0 ? nothing : html`<span class="below">${plan.join(', ')}</span>`
  return html`${statusWords[status]}${status === 'partial' ? html`, ${printStrength(extent)}` : nothing}${below}`
}

function remarks({ note, evidence, reviewed }: CapabilityRow): Markup {
  const parts = [
    ...(note === '' ? [] : [html`<div class="note">${said(note)}</div>`]),
    ...evidence.map((address) => html`<div class="note">${webLink(address)}</div>`),
    ...(reviewed === '' ? [] : [html`<div class="quiet">Reviewed ${printDate(reviewed)}</div>`]),
  ]
  return html`${parts}`
}

export function capabilitiesSection({ capabilities }: ReportDescription, captions: Captions): Markup {
  const { groups, statuses, unmapped } = capabilities
  const total = statuses.reduce((sum, { capabilities: count }) => sum + count, 0)
  const words = statuses.map(({ label, capabilities: count }) => `${count} ${label.toLowerCase()}`).join(', ')
  const left =
    unmapped === 0 ? '' : ` ${counted(unmapped, 'capability', 'capabilities')} that map to no technique are left out.`
  const tables = groups.map(({ name, rows }) => {
    const lines = rows.map(
      (row) =>
        html`<tr>
          <th scope="row">
            <span class="key">${row.label}</span
            >${row.label === row.id ? nothing : html`<span class="below key">${row.id}</span>`}
          </th>
          <td>${statusCell(row)}</td>
          <td class="n">${row.techniques}</td>
          <td class="n">${row.alone}</td>
          <td>${said(row.owner)}</td>
          <td>${remarks(row)}</td>
        </tr> `,
    )
    const columns = ['Capability', 'Status', '#Techniques', '#Alone', 'Owner', 'Note and evidence']
    return html`<h3>${name}</h3>
      ${table(captions.table(`${name}: ${counted(rows.length, 'capability', 'capabilities')}; techniques in scope that each maps to, and that it alone covers`), columns, lines)}`
  })
  const none =
    groups.length === 0
      ? html`<p>No chosen mapping set has capabilities to mark.</p>`
      : html`<p>Of ${total}: ${words}.${left}</p>`
  return section('capabilities', 'Capabilities', html`${none}${tables}`)
}

export function threatsSection({ threats }: ReportDescription, captions: Captions): Markup {
  if (threats.length === 0) return nothing
  const rows = threats.map(({ kind, id, name, weight, known, techniques, covered, strength }) => {
    const figures = known
      ? html`<td class="n">${covered} of ${techniques}</td>
          <td class="n">${printShare(covered, techniques)}</td>
          <td class="n">${printMean(strength, techniques)}</td>`
      : html`<td class="n">unknown</td>
          <td class="n">${noFigure}</td>
          <td class="n">${noFigure}</td>`
    return html`<tr>
      <th scope="row">
        ${said(name === '' ? id : name)}${name === '' ? nothing : html`<span class="below key">${said(id)}</span>`}
      </th>
      <td>${kind}</td>
      <td class="n">${printAmount(weight)}</td>
      ${figures}
    </tr> `
  })
  const columns = ['Source', 'Kind', '#Weight', '#Covered', '#Breadth', '#Mean strength']
  const caption = captions.table('Threat sources, over the techniques in scope that each uses')
  return section('threats', 'Threats', table(caption, columns, rows))
}

function capabilityName(name: string): Markup {
  const slash = name.indexOf('/')
  return html`<span class="key">${name.slice(slash + 1)}</span
    ><span class="below">${frameworkName(name.slice(0, slash))}</span>`
}

export function decisionsSection(report: ReportDescription, captions: Captions): Markup {
  const { exclusions, overrides, overridesOutOfScope } = report
  if (exclusions.length === 0 && overrides.length === 0) return nothing
  const excluded = exclusions.map(
    ({ technique, name, reason }) =>
      html`<tr>
        <th scope="row" class="id">${technique}</th>
        <td>${name}</td>
        <td class="note">${said(reason)}</td>
      </tr> `,
  )
  const overridden = overrides.map(
    ({ technique, name, capability, category, published, value, reasons }) =>
      html`<tr>
        <th scope="row" class="id">${technique}<span class="below">${name}</span></th>
        <td>${capabilityName(capability)}</td>
        <td>${categoryWords[category]}</td>
        <td>${published === null ? noFigure : valueWords[published]}</td>
        <td>${valueWords[value]}</td>
        <td class="note">${reasons.map((reason) => html`<div>${said(reason)}</div>`)}</td>
      </tr> `,
  )
  const others = overridesOutOfScope === 0 ? '' : `; ${overridesOutOfScope} more concern techniques out of scope`
  const columns = ['Technique', 'Capability', 'Category', 'Published', 'Here', 'Reason']
  return section(
    'decisions',
    'Exclusions and overrides',
    html`${excluded.length === 0 ? nothing : table(captions.table('Techniques taken out of scope'), ['Id', 'Technique', 'Reason'], excluded)}
    ${overridden.length === 0 ? nothing : table(captions.table(`Published scores that were overridden${others}`), columns, overridden)}`,
  )
}

export function notesSection({ notes }: ReportDescription, captions: Captions): Markup {
  if (notes.all.length === 0)
    return section('notes', 'Data notes', html`<p>Nothing was moved, dropped or left unknown.</p>`)
  const rows = notes.groups.map(
    ({ text, set, count, examples }) =>
      html`<tr>
        <td>${text}</td>
        <td class="key">${said(set)}</td>
        <td class="n">${count}</td>
        <td class="key">
          ${examples.map((example) => html`<div>${said(example)}</div>`)}${count > examples.length ? html`<div class="quiet">and ${count - examples.length} more</div>` : nothing}
        </td>
      </tr> `,
  )
  const caption = captions.table(`${counted(notes.all.length, 'note')}, by kind and mapping set`)
  return section('notes', 'Data notes', table(caption, ['What', 'Mapping set', '#Notes', 'Such as'], rows))
}

export function methodSection({ method }: ReportDescription): Markup {
  const steps = method.map(
    ({ text, formula }) =>
      html`<li>${text}${formula === '' ? nothing : html`<span class="formula">${formula}</span>`}</li> `,
  )
  return section(
    'method',
    'Method and weights',
    html`<ol class="method">
      ${steps}
    </ol>`,
  )
}

export function sourcesSection(report: ReportDescription, captions: Captions): Markup {
  const { provenance, program, generated, author, name } = report
  const rows = provenance.sets.map(
    ({ id, name: set, updated, attackVersion, capabilities, mappings }) =>
      html`<tr>
        <th scope="row">${set}<span class="below key">${id}</span></th>
        <td>${updated === null ? noFigure : printDate(updated)}</td>
        <td class="n">${attackVersion}</td>
        <td class="n">${capabilities}</td>
        <td class="n">${mappings}</td>
      </tr> `,
  )
  const fact = (term: string, text: Markup | string): Markup =>
    html`<dt>${term}</dt>
      <dd>${text}</dd> `
  const rebuilt = provenance.rebuilt ? ', rebuilt from another publication of ATT&CK' : ''
  const columns = ['Mapping set', 'Last update', '#ATT&CK', '#Capabilities', '#Mappings']
  return section(
    'sources',
    'Scope and sources',
    html`<dl class="facts">
        ${fact('Assessment', said(name))}${fact('Scope', said(provenance.scope))}${fact('ATT&CK', `${provenance.attack}, last change ${provenance.attackDate}${rebuilt}`)}${fact('Weights', provenance.weights)}${fact('Program', program)}${fact('Made', generated.time)}${author === '' ? nothing : fact('Prepared by', said(author))}
      </dl>
      ${rows.length === 0 ? nothing : table(captions.table('Mapping sets; their mappings are moved onto the ATT&CK version above'), columns, rows)}
      ${provenance.unknownSets.length === 0 ? nothing : html`<p>Not at hand, so not counted: ${said(provenance.unknownSets.join(', '))}.</p>`}
      <div class="foot">${provenance.attributions.map((text) => html`<p>${text}</p>`)}</div>`,
  )
}
