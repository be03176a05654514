import { expect, test } from 'vitest'
import { describeReport } from '../../core/report/description.ts'
import { inputOf, marked } from '../../core/report/report-input.test-twin.ts'
import { reportContents } from './contents.ts'
import { renderReport, reportFormats } from './report-formats.ts'

const input = await inputOf(await marked('mobile', '19.0', ['attack_mitigations-19.0_attack-19.0-mobile']))

test('the list of contents is the order of headings of the page', () => {
  const page = renderReport('html', input, { bom: false })
  const headings = [...page.matchAll(/<h2[^>]*>([^<]+)<\/h2>/g)].map(([, heading]) => heading?.trim())
  const titles = reportContents(describeReport(input)).map(({ title }) => title)
  const [cover, ...listed] = titles
  expect(cover).toBe('Cover')
  expect(headings.filter((heading) => listed.includes(heading ?? ''))).toEqual(
    // The first page has the strongest gaps in short, before everything else.
    ['Strongest gaps', ...listed],
  )
})

test('every format is rendered, and the mark of UTF-8 stands only where it was asked for', () => {
  for (const { kind } of reportFormats) expect(renderReport(kind, input, { bom: false })).not.toBe('')
  expect(renderReport('csv', input, { bom: true }).startsWith('\uFEFF')).toBe(true)
  expect(renderReport('csv', input, { bom: false }).startsWith('\uFEFF')).toBe(false)
})
