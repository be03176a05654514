/* Compiles published mapping files, baselines and ATT&CK bundles into resources/knowledge/. Only the I/O; the work is in core. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { compileKnowledge } from '../src/core/exchange/compile-knowledge.ts'
import type { PublishedFile } from '../src/core/exchange/compile-knowledge.ts'
import { problemLine } from '../src/core/problem.ts'
import { bundledVersions, publications, rebuiltVersions } from './publications.ts'

const usage = 'usage: npm run knowledge -- --mappings DIR --attack DIR [--facts DIR] [--out DIR]'

function readFolder(folder: string, ending = '.json'): PublishedFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

function run(): number {
  const { values } = parseArgs({
    options: {
      mappings: { type: 'string' },
      attack: { type: 'string' },
      facts: { type: 'string' },
      out: { type: 'string', default: 'resources/knowledge' },
    },
  })
  if (values.mappings === undefined || values.attack === undefined) {
    console.error(usage)
    return 2
  }
  const result = compileKnowledge({
    mappings: readFolder(values.mappings),
    bundles: readFolder(values.attack),
    baselines: values.facts === undefined ? [] : readFolder(values.facts, '-baselines.json'),
    bundled: bundledVersions,
    rebuilt: rebuiltVersions,
    sources: publications,
    sha256: (text) => `sha256:${createHash('sha256').update(text).digest('hex')}`,
  })
  if (!result.ok) {
    for (const problem of result.problems) console.error(problemLine(problem))
    return 2
  }
  rmSync(values.out, { recursive: true, force: true })
  for (const [file, text] of result.value) {
    const path = join(values.out, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  console.log(`${String(result.value.size)} files written to ${values.out}`)
  return 0
}

process.exitCode = run()
