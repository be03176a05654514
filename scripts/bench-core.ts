/* Measures the core beside its limits; prints one JSON line a figure for bench.mjs. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { statuses } from '../src/core/assessment/assessment.ts'
import { newAssessment, withStatus } from '../src/core/assessment/edits.ts'
import { computeCoverage } from '../src/core/coverage/compute.ts'
import { indexCoverage } from '../src/core/coverage/coverage-index.ts'
import { loadInput } from '../src/core/coverage/load-input.ts'
import { readMappingsExplorer } from '../src/core/exchange/mappings-explorer.ts'
import { readTexts } from '../src/core/exchange/read-texts.ts'
import { readStixBundle } from '../src/core/exchange/stix-bundle.ts'
import { openKnowledge } from '../src/core/knowledge/knowledge.ts'
import { frameworks } from '../src/core/mappings/frameworks.ts'
import { newestSet } from '../src/core/mappings/newest-set.ts'
import { problemLine } from '../src/core/problem.ts'
import type { Parsed } from '../src/core/problem.ts'

const knowledgeFolder = 'resources/knowledge'
const publishedFolder = process.env['COVERLINE_PUBLISHED_DATA'] ?? '../shared/data'

function valueOf<T>(result: Parsed<T>): T {
  if (!result.ok) throw new Error(result.problems.map(problemLine).join('\n'))
  return result.value
}

/** Prints a figure beside its limit; both in the same unit. */
function report(name: string, value: number, limit: number, unit: string, limitIs: string): void {
  console.log(JSON.stringify({ name, value, limit, unit, limitIs }))
}

function median(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Median time of a piece of work in milliseconds, after some runs to warm up. */
function time(runs: number, work: () => void): number {
  for (let run = 0; run < Math.ceil(runs / 5); run++) work()
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return median(times)
}

const readFile = (file: string): string => readFileSync(join(knowledgeFolder, file), 'utf8')
const knowledge = valueOf(await openKnowledge((file) => Promise.resolve(readFile(file))))

/** The newest set of each published supply framework, every status in turn. */
const published = frameworks.filter(({ id, role }) => role !== 'demand' && id !== 'attack_mitigations')
const sets = published.flatMap(({ id }) => {
  const ofFramework = knowledge.index.sets.filter((set) => set.framework === id && set.domain === 'enterprise')
  return newestSet(ofFramework)?.id ?? []
})
const empty = newAssessment({
  id: 'bench',
  name: 'Bench',
  createdAt: '2026-01-01T00:00:00.000Z',
  domain: 'enterprise',
  version: '19.0',
  mappingSets: sets,
  sources: knowledge.sources,
})
const input = valueOf(await loadInput(knowledge, empty))
const index = indexCoverage(input)
const assessment = index.capabilities.reduce((document, { framework, key }, at) => {
  const status = statuses[at % statuses.length] ?? 'unassessed'
  return withStatus([{ framework, capability: key }], status)(document)
}, empty)

const files = ['attack/enterprise-19.0.json', ...sets.map((set) => `sets/${set}.json`)]
const texts = files.map(readFile)
const parse = time(15, () => {
  for (const text of texts) JSON.parse(text)
})
const freshly = async (): Promise<void> => {
  const again = valueOf(await openKnowledge((file) => Promise.resolve(readFile(file))))
  valueOf(await loadInput(again, empty))
}
const loads: number[] = []
for (let run = 0; run < 15; run++) {
  const start = performance.now()
  await freshly()
  loads.push(performance.now() - start)
}
report('load: knowledge of 8 sets and ATT&CK 19.0', median(loads), 3 * parse, 'ms', '3 × JSON.parse of the same text')
report(
  'index: the same, laid out once',
  time(30, () => indexCoverage(input)),
  3 * parse,
  'ms',
  '3 × JSON.parse',
)
const compute = time(2000, () => computeCoverage(index, assessment.capabilities, 'current'))
const size = `${String(index.capabilities.length)} capabilities, ${String(index.scope.techniques.length)} techniques`
report(`compute: coverage of ${size}`, compute, 0.3, 'ms', 'the bar')

const all = readdirSync(knowledgeFolder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
const packed = all.reduce((sum, file) => sum + gzipSync(readFile(file), { level: 9 }).length, 0)
report('size: all knowledge, gzipped', packed / 1e6, 0.8, 'MB', 'the bar')

if (existsSync(publishedFolder)) {
  const name = 'nist_800_53-rev5_attack-16.1-enterprise.json'
  const mappings = readFileSync(join(publishedFolder, 'mappings', name), 'utf8')
  const plain = time(40, () => void JSON.parse(mappings))
  const reading = time(40, () => void valueOf(readMappingsExplorer(mappings, name)))
  report('import: a published mapping file', reading, 3 * plain, 'ms', '3 × JSON.parse of the same text')
  const readTextsOf = async (file: string, text: string, runs: number): Promise<number> => {
    const times: number[] = []
    for (let run = 0; run < runs; run++) {
      const start = performance.now()
      // Another hash than the published file's: what it says is compared too.
      valueOf(await readTexts({ name: file, text, sha256: '' }, knowledge))
      times.push(performance.now() - start)
    }
    return median(times)
  }
  const limitIs = '3 × JSON.parse of the same text'
  report('import: the texts of a mapping file', await readTextsOf(name, mappings, 40), 3 * plain, 'ms', limitIs)
  const bundleName = 'enterprise-attack-18.1.json'
  const bundle = readFileSync(join(publishedFolder, 'attack', bundleName), 'utf8')
  const plainBundle = time(3, () => void JSON.parse(bundle))
  const readingBundle = time(3, () => void valueOf(readStixBundle(bundle, bundleName)))
  report('import: a whole ATT&CK bundle', readingBundle, 3 * plainBundle, 'ms', limitIs)
  const textsOfBundle = await readTextsOf(bundleName, bundle, 5)
  report('import: the texts of a whole ATT&CK bundle', textsOfBundle, 3 * plainBundle, 'ms', limitIs)
}
