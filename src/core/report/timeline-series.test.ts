import { expect, test } from 'vitest'
import { chartFigure } from './chart-figure.ts'
import { timelineOfSnapshots } from './timeline-series.ts'
import type { TimelinePoint } from './timeline-series.ts'

function point(id: string, covered: number, techniques = 100, attack = 'Enterprise ATT&CK 19.0'): TimelinePoint {
  const breadth = techniques === 0 ? 0 : covered / techniques
  const figures = { techniques, covered, breadth, strength: breadth / 2, assessed: 3, capabilities: 9 }
  return { id, title: `Snapshot ${id}`, time: '24 Nov 2026, 10:07', day: '24 Nov', figures, attack }
}

test('every point shows its own figures with its own denominator', () => {
  const chart = timelineOfSnapshots([point('a', 30), point('b', 50, 200), point('now', 60)], 0)
  expect(chart.panels[0]?.series.map(({ values }) => values)).toEqual([
    [30, 25, 60],
    [15, 12.5, 30],
  ])
  expect(chart.rows[1]?.words).toContain('50 of 200, 25.0%')
  expect(chart.rows.at(-1)?.figures).toEqual(['60.0%', '0.30'])
  expect(chart.denominator).toContain('2 snapshots and now')
  expect(chart.rows.some(({ broken }) => broken !== undefined)).toBe(false)
  expect(chart.note).toBe('')
})

test('between two ATT&CK versions the lines are broken, once, and the note says where', () => {
  const old = 'Enterprise ATT&CK 18.1'
  const chart = timelineOfSnapshots([point('a', 30, 90, old), point('b', 31, 90, old), point('now', 60)], 4)
  expect(chart.rows.map(({ broken }) => broken !== undefined)).toEqual([false, false, true])
  expect(chart.note).toContain('4 older ones left out')
  expect(chart.note).toContain('Enterprise ATT&CK 18.1 before, Enterprise ATT&CK 19.0 from here')
  expect(chartFigure(chart, '').shapes.filter((one) => one.kind === 'line' && one.dashed)).toHaveLength(1)
})

test('without a snapshot there is nothing to draw; nothing in scope prints no share', () => {
  expect(timelineOfSnapshots([point('now', 60)], 0).empty).not.toBe('')
  const chart = timelineOfSnapshots([point('a', 0, 0), point('now', 60)], 0)
  expect(chart.empty).toBe('')
  expect(chart.rows[0]?.figures).toEqual(['–', '–'])
})
