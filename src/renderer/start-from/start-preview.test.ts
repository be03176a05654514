import { describe, expect, test } from 'vitest'
import { canonical } from '../../core/assessment/canonical.ts'
import { matrixWorld } from '../matrix/matrix-world.test-twin.ts'
import type { StartingPoint } from '../../core/coverage/starting-points.ts'
import { previewStart, type StartChoice } from './start-preview.ts'

const { coverage, document: loose } = matrixWorld()
/** Edits expect the order that documents are in. */
const document = canonical(loose)
const { index } = coverage
/** `lock` deployed, `watch` not deployed, `later` planned, `rule` in part. */
const point: StartingPoint = { kind: 'licence', id: 'm365/E3', framework: 'azure', tier: 'E3', places: [0, 1, 2, 3] }

function preview(choice: Partial<StartChoice>, of = document) {
  return previewStart(of, index, 'current', { point, status: 'deployed', onlyUnassessed: true, ...choice })
}

describe('what a start would do', () => {
  test('leaves alone what somebody looked at', () => {
    const { changes, all, edit } = preview({})
    expect(changes).toEqual([])
    expect(all).toBe(4)
    expect(edit(document).capabilities).toEqual(document.capabilities)
  })

  test('marks the unassessed ones, and says how many techniques that covers', () => {
    const fresh = { ...document, capabilities: document.capabilities.slice(0, 2) }
    const { changes, covered, edit } = preview({}, fresh)
    expect(changes.length).toBe(2)
    expect(changes.every(({ before }) => before === 'unassessed')).toBe(true)
    const marked = edit(fresh).capabilities.filter(({ status }) => status === 'deployed')
    expect(marked.length).toBeGreaterThanOrEqual(2)
    expect(covered.after).toBeGreaterThan(covered.before)
    expect(covered.techniques).toBe(coverage.metrics.techniques)
  })

  test('marks all on request, but what has the status already', () => {
    const { changes, edit } = preview({ onlyUnassessed: false })
    expect(changes.map(({ capability, before }) => `${capability.name} ${before}`)).toEqual([
      'azure/later planned',
      'azure/watch not_deployed',
      'cri_profile/rule partial',
    ])
    expect(edit(document).capabilities.every(({ status }) => status === 'deployed')).toBe(true)
  })
})
