import { expect, test } from 'vitest'
import type { Snapshot } from '../../core/assessment/snapshot.ts'
import { inputOf, marked } from '../../core/report/report-input.test-twin.ts'
import { sinceLast, timelinePoints } from './past.ts'
import type { PastMoment } from './past.ts'

const document = await marked('enterprise', '19.0', ['azure-04.26.2025_attack-16.1-enterprise'])
const { coverage } = await inputOf(document)
const { techniques, covered, breadth, strength } = coverage.metrics

function moment(name: string, less: number, more: Partial<PastMoment['document']> = {}): PastMoment {
  const snapshot: Snapshot = {
    id: `snapshot ${name}`,
    assessment: document.id,
    assessmentName: document.name,
    name,
    reason: name === '' ? 'afterChange' : 'byHand',
    keptAt: '2026-11-21T10:07:00.000Z',
    sequence: 1,
    change: 1,
    pinned: name !== '',
    sha256: '',
    rows: 1,
    figures: null,
  }
  const figures = {
    techniques,
    covered: covered - less,
    breadth: (covered - less) / techniques,
    strength,
    assessed: 1,
    capabilities: 9,
  }
  return { snapshot, document: { ...document, ...more }, figures }
}
const past = (...moments: readonly PastMoment[]) => ({ moments, left: 0, isRead: true })

test('the change is since the newest snapshot that a person kept', () => {
  const since = sinceLast(past(moment('Old', 9), moment('Audit', 5), moment('', 0)), { current: coverage, document })
  expect(since?.words).toMatch(/^since 21 Nov 2026, \d\d:07, Audit$/)
  expect(since?.changes?.covered).toEqual({ direction: 'up', amount: '5' })
  expect(sinceLast(past(moment('', 2)), { current: coverage, document })?.changes?.covered.amount).toBe('2')
  expect(sinceLast(past(), { current: coverage, document })).toBeNull()
})

test('what else differs is said, and two ATT&CK versions aren’t held against each other', () => {
  const weights = { ...document.weights, minimal: 0.2 }
  expect(sinceLast(past(moment('A', 1, { weights })), { current: coverage, document })?.words).toContain(
    'not only marks differ: weights',
  )
  const other = sinceLast(past(moment('A', 1, { attack: { domain: 'enterprise', version: '18.1' } })), {
    current: coverage,
    document,
  })
  expect(other?.changes).toBeNull()
  expect(other?.words).toContain('was on Enterprise ATT&CK 18.1')
})

test('the timeline ends now', () => {
  const points = timelinePoints(past(moment('A', 1)), coverage)
  expect(points.map(({ day }) => day)).toEqual(['21 Nov', 'Now'])
  expect(points.at(-1)?.figures.breadth).toBe(breadth)
})
