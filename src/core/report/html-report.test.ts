import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assessment } from '../assessment/assessment.ts'
import { describeReport } from './description.ts'
import { renderHtmlReport } from './html-report.ts'
import { reportStyle, reportStyleHash } from './html-style.ts'
import { html, isWebAddress, webLink } from './markup.ts'
import { printShare } from './printed-figures.ts'
import { inputOf, marked } from './report-input.test-twin.ts'
import type { ReportDescription } from './report-description.ts'

const sets = ['azure-04.26.2025_attack-16.1-enterprise', 'cri_profile-v2.1_attack-16.1-enterprise']
const scope = {
  platforms: [],
  count: 'all' as const,
  excluded: [{ technique: 'T1498', reason: 'Their provider answers it' }],
}
const threats: Assessment['threats'] = [
  { kind: 'group', id: 'G0016', weight: 2 },
  { kind: 'group', id: 'G9999', weight: 1 },
]
const overrides: Assessment['overrides'] = [
  {
    framework: 'azure',
    capability: 'azure_role_based_access_control',
    technique: 'T1578.001',
    category: 'protect',
    value: 'significant',
    reason: 'Only the backup role may',
  },
]
const base = await marked('enterprise', '19.0', sets, { scope, threats, overrides })
const input = await inputOf(base)
const report = describeReport(input)
const page = renderHtmlReport(report)

/** The page without its style sheet, whose text is fixed. */
const body = (text: string): string => text.slice(text.indexOf('</style>'))

describe('the description', () => {
  test('says the numbers of the result', () => {
    const { metrics } = input.result
    expect(report.metrics).toBe(metrics)
    expect(report.states.reduce((sum, { techniques }) => sum + techniques, 0)).toBe(metrics.techniques)
    for (const tactic of report.tactics) {
      expect(tactic.states.reduce((sum, { techniques }) => sum + techniques, 0)).toBe(tactic.metrics.techniques)
    }
    expect(report.exclusions).toEqual([
      { technique: 'T1498', name: 'Network Denial of Service', reason: 'Their provider answers it' },
    ])
    expect(report.overrides).toMatchObject([
      { technique: 'T1578.001', published: 'partial', value: 'significant', reasons: ['Only the backup role may'] },
    ])
    expect(report.threats.map(({ name, known }) => [name, known])).toEqual([
      ['APT29', true],
      ['', false],
    ])
    expect(report.notes.groups.reduce((sum, { count }) => sum + count, 0)).toBe(input.result.notes.length)
  })

  test('ranks what nothing covers by exposure, then by what could cover it', () => {
    const { rows, all } = report.gaps
    const open = input.result.techniques.filter(
      ({ state, exposure }) => !/covered|excluded/.test(state) && exposure > 0,
    )
    expect(all).toBe(open.length)
    expect(rows.length).toBe(Math.min(25, open.length))
    for (const [at, row] of rows.entries()) {
      expect(row.capabilities.length === 0).toBe(row.technique.state === 'no_control')
      const next = rows[at + 1]
      if (next === undefined) continue
      const step =
        row.technique.exposure - next.technique.exposure || row.capabilities.length - next.capabilities.length
      expect(step).toBeGreaterThanOrEqual(0)
    }
  })

  test('lists every capability once, with the techniques that it maps to and alone covers', () => {
    const rows = report.capabilities.groups.flatMap((group) => group.rows)
    const counted = report.capabilities.statuses.reduce((sum, { capabilities }) => sum + capabilities, 0)
    expect(rows.length).toBe(counted)
    expect(rows.length + report.capabilities.unmapped).toBe(input.coverage.index.capabilities.length)
    expect(rows.reduce((sum, { alone }) => sum + alone, 0)).toBe(input.result.metrics.depth['1'])
  })
})

describe('the page', () => {
  test('prints the figures of the description', () => {
    const { covered, techniques } = input.result.metrics
    expect(page).toContain(report.coverLine)
    expect(report.coverLine).toContain(`covers ${covered} of ${techniques} techniques`)
    for (const { figure, label } of report.headline) {
      expect(page).toContain(`<dd>${figure}</dd>`)
      expect(page).toContain(`<dt>${label}</dt>`)
    }
    for (const { label, techniques: count } of report.states) expect(page).toContain(`${label} <b>${count}</b>`)
    for (const { metrics } of report.tactics) {
      expect(page).toContain(
        `<td class="n share">${printShare(metrics.covered, metrics.techniques).replace('<', '&lt;')}</td>`,
      )
    }
    expect(page).toContain('© 2025 The MITRE Corporation. This work is reproduced and distributed with the permission')
    expect(page).toContain('Apache License 2.0')
    expect(page).toContain('rebuilt from another publication')
  })

  test('draws every listed technique once in each of its tactics', () => {
    const tactics = page.split('<g data-tactic="').slice(1)
    expect(tactics.map((text) => text.slice(0, text.indexOf('"')))).toEqual(report.tactics.map(({ id }) => id))
    tactics.forEach((text, at) => {
      const end = text.indexOf('</svg>\n</figure>')
      const ids = [...text.slice(0, end === -1 ? undefined : end).matchAll(/<title>(T\d{4}(?:\.\d{3})?) /g)]
      expect(ids.map((match) => match[1])).toEqual(report.tactics[at]!.techniques.map(({ id }) => id))
    })
  })

  test('carries a policy under which nothing loads, and the hash of its own style', () => {
    expect(`sha256-${createHash('sha256').update(reportStyle).digest('base64')}`).toBe(reportStyleHash)
    const [, style] = /<style>([^]*?)<\/style>/.exec(page) ?? []
    expect(style).toBe(reportStyle)
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'))
    expect(page).toContain(`default-src 'none'; style-src '${reportStyleHash}'; img-src data:`)
    expect(page).not.toMatch(/<(script|iframe|object|embed|img|form|base)\b|\sstyle="|\son\w+=|@import|url\((?!#)/i)
    expect([...page.matchAll(/\b(?:href|src)="([^"]*)"/g)].map((match) => match[1])).toEqual(['data:,'])
  })

  test('has one main heading, headings in order, names for all figures and a size that can be mailed', () => {
    const levels = [...page.matchAll(/<h(\d)/g)].map((match) => Number(match[1]))
    expect(levels.filter((level) => level === 1)).toEqual([1])
    levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1))
    const figures = [...page.matchAll(/<b>Figure (\d+)\.<\/b>/g)].map((match) => Number(match[1]))
    expect(figures).toEqual([1, 2, 3, 4])
    const tables = [...page.matchAll(/<b>Table (\d+)\.<\/b>/g)].map((match) => Number(match[1]))
    expect(tables).toEqual(tables.map((_, at) => at + 1))
    expect([...page.matchAll(/<svg(?![^>]*(?:aria-label|aria-hidden))/g)]).toEqual([])
    expect(page.length).toBeLessThan(700_000)
  })

  test('of an empty assessment still stands', async () => {
    const empty = describeReport(await inputOf(await marked('mobile', '19.0', [])))
    const text = renderHtmlReport(empty)
    expect(text).toContain('covers none of')
    expect(text).toContain('No chosen mapping set has capabilities to mark.')
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
  })
})

/** Texts that break out of where they stand, or run. */
const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title><svg/onload=alert(1)>',
  '<!--',
  ']]>',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://evil.example/"onclick="alert(1)',
  'https://user@evil.example/',
  'https:\\\\evil.example',
  '&lt;script&gt;',
  '${7*7}{{7*7}}',
  '\u202eevil\u2066',
  'nul\u0000 bell\u0007 \ud800 \uffff',
  '$& $1 $`',
]

function hostileDescription(text: string): ReportDescription {
  const everywhere = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string')
      return ['piece', 'state', 'status', 'level', 'category', 'kind', 'scenario', 'published', 'value'].includes(key)
        ? value
        : text
    if (Array.isArray(value)) return value.slice(0, 3).map((entry) => everywhere(entry, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, everywhere(entry, name)]))
  }
  return everywhere(report) as ReportDescription
}

describe('hostile text in every field', () => {
  const tag = /<\/?([a-z][a-z0-9]*)((?:\s+[a-z:-]+(?:="[^"<>]*")?)*)\s*\/?>|<!doctype html>/gi
  const tagsOf = (text: string): string[] =>
    [...text.matchAll(tag)].map(
      (match) => `${(match[1] ?? '').toLowerCase()}${(match[2] ?? '').replace(/="[^"]*"/g, '')}`,
    )
  const plain = body(renderHtmlReport(hostileDescription('plain')))

  test.each(hostile)('%j stays text', (text) => {
    const rendered = body(renderHtmlReport(hostileDescription(text)))
    // Nothing but the tags of our own templates: what is left when they are taken out holds no bracket and no control.
    expect(rendered.replace(tag, '')).not.toMatch(/[<>]/)
    expect(rendered).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Cs}/u)
    const own = tagsOf(plain).filter((name) => !/^(bdi|a)\b/.test(name))
    expect(tagsOf(rendered).filter((name) => !/^(bdi|a)\b/.test(name))).toEqual(own)
    for (const match of rendered.matchAll(/href="([^"]*)"/g)) expect(match[1]).toMatch(/^https?:\/\//)
  })

  test('a link is made of plain web addresses alone, and names no referrer', () => {
    expect(webLink('https://wiki.example/a?b=1&c=2').markup).toBe(
      '<a href="https://wiki.example/a?b=1&amp;c=2" rel="noreferrer noopener">https://wiki.example/a?b=1&amp;c=2</a>',
    )
    expect(['http://a.example', 'HTTPS://A.example:8443/x#y'].every(isWebAddress)).toBe(true)
    expect(hostile.filter(isWebAddress)).toEqual([])
  })

  test('whatever a text holds, a template keeps it between its tags', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
        (text) => {
          const { markup } = html`<p title="${text}">${text}</p>`
          expect(markup.slice(3, -4).replace(/^title="[^"<>]*">/, '')).not.toMatch(/[<>"']/)
        },
      ),
    )
  })
})
