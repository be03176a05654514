import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAssessment } from '../assessment/parse.ts'
import { openKnowledge } from '../knowledge/knowledge.ts'
import type { Parsed } from '../problem.ts'
import { computeCoverage } from './compute.ts'
import { indexCoverage } from './coverage-index.ts'
import type { CoverageInput } from './coverage-index.ts'
import type { CoverageResult, Scenario } from './coverage-result.ts'
import { describeCoverage } from './describe.ts'
import { loadInput } from './load-input.ts'
import { naiveCoverage } from './naive/naive-coverage.test-twin.ts'
import { differences } from './differences.test-twin.ts'

const published = process.env['COVERLINE_PUBLISHED_DATA'] ?? '../shared/data'
const examples = join(published, 'examples')
/** Kinds that the examples leave out. */
const leftOut = new Set(['labels', 'dataChanged', 'conflict'])

function valueOf<T>(result: Parsed<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const knowledge = valueOf(
  await openKnowledge((file) => Promise.resolve(readFileSync(join('resources/knowledge', file), 'utf8'))),
)

async function inputOf(name: string): Promise<CoverageInput> {
  const text = readFileSync(join(examples, `${name}.assessment.json`), 'utf8')
  return valueOf(await loadInput(knowledge, valueOf(parseAssessment(text, name, knowledge.bundled))))
}

function comparable(result: CoverageResult): CoverageResult {
  return { ...result, notes: result.notes.filter(({ kind }) => !leftOut.has(kind)) }
}

const names = readdirSync(examples)
  .filter((file) => file.endsWith('.assessment.json'))
  .map((file) => file.replace('.assessment.json', ''))
const cases = names.flatMap((name): [string, string, Scenario][] => [
  [name, `${name}.coverage.json`, 'current'],
  [name, `${name}.planned.json`, 'planned'],
])

test('the examples are there', () => {
  expect(cases.length).toBeGreaterThanOrEqual(12)
})

describe.each(cases)('%s, %s', (name, file, scenario) => {
  test('both calculators give the published result', async () => {
    const input = await inputOf(name)
    const expected = JSON.parse(readFileSync(join(examples, file), 'utf8')) as CoverageResult
    const fast = computeCoverage(indexCoverage(input), input.assessment.capabilities, scenario)
    expect(differences(comparable(describeCoverage(fast, input.assessment)), expected)).toEqual([])
    const { attack, sets, known, sources } = input
    const bundledVersions = knowledge.bundled[attack.domain]
    const naive = naiveCoverage(input.assessment, { attack, sets, known, sources, bundledVersions }, scenario)
    expect(differences(comparable(naive), expected)).toEqual([])
  })
})
