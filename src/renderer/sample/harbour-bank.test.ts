// @vitest-environment node
import { readFile } from 'node:fs/promises'
import {
  describe,
  expect,
  it,
} from 'vitest'
import { statuses } from '../../core/assessment/assessment.ts'
import { parseAssessment } from '../../core/assessment/parse.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import { computeCoverage } from '../../core/coverage/compute.ts'
import { indexCoverage } from '../../core/coverage/coverage-index.ts'
import { describeCoverage } from '../../core/coverage/describe.ts'
import { loadInput } from '../../core/coverage/load-input.ts'
import { openKnowledge } from '../../core/knowledge/knowledge.ts'
import text from './harbour-bank.assessment.json?raw'

async function readSample() {
  const known =
    await openKnowledge(
      (
        file,
      ) =>
        readFile(
          `resources/knowledge/${file}`,
          'utf8',
        ),
    )
  if (
    !known.ok
  )
    throw new Error(
      known
        .problems[0]
        ?.what,
    )
  const read =
    parseAssessment(
      text,
      'harbour-bank.assessment.json',
      known
        .value
        .bundled,
    )
  if (
    !read.ok
  )
    throw new Error(
      read.problems
        .map(
          ({
            where,
            what,
          }) =>
            `${where}: ${what}`,
        )
        .join(
          '\n',
        ),
    )
  const input =
    await loadInput(
      known.value,
      read.value,
    )
  if (
    !input.ok
  )
    throw new Error(
      input
        .problems[0]
        ?.what,
    )
  const coverage =
    computeCoverage(
      indexCoverage(
        input.value,
      ),
      read
        .value
        .capabilities,
      'current',
    )
  return {
    assessment:
      read.value,
    result:
      describeCoverage(
        coverage,
        read.value,
      ),
  }
}

describe('the sample', () => {
  it('is an assessment file in canonical form', async () => {
    const {
      assessment,
    } =
      await readSample()
    expect(
      printAssessment(
        assessment,
      ),
    ).toBe(
      text,
    )
  })

  it('shows something of everything', async () => {
    const {
      assessment,
      result,
    } =
      await readSample()
    const used =
      new Set(
        assessment.capabilities.map(
          ({
            status,
          }) =>
            status,
        ),
      )
    expect(
      statuses.filter(
        (
          status,
        ) =>
          !used.has(
            status,
          ),
      ),
    ).toEqual(
      [],
    )
    expect(
      result.progress,
    ).toEqual(
      {
        assessed: 99,
        capabilities: 125,
      },
    )
    expect(
      assessment.threats,
    ).toHaveLength(
      9,
    )
    expect(
      assessment
        .overrides
        .length *
        assessment
          .scope
          .excluded
          .length,
    ).toBeGreaterThan(
      0,
    )
    const {
      covered,
      planned,
      unassessed,
      gap,
      noControl,
      excluded,
    } =
      result.metrics
    expect(
      Math.min(
        covered,
        planned,
        unassessed,
        gap,
        noControl,
        excluded,
      ),
    ).toBeGreaterThan(
      0,
    )
  })

  it('names nothing that its data don’t have', async () => {
    const {
      result,
    } =
      await readSample()
    const odd =
      result.notes.filter(
        ({
          kind,
        }) =>
          kind.startsWith(
            'unknown',
          ) ||
          kind ===
            'dataChanged',
      )
    expect(
      odd,
    ).toEqual(
      [],
    )
  })
})
