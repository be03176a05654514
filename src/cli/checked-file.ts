import { basename } from 'node:path'
import { parseAssessment, assessmentFormat } from '../core/assessment/parse.ts'
import { printAssessment } from '../core/assessment/print.ts'
import { domains, isActive } from '../core/attack/attack-version.ts'
import { describeCoverage } from '../core/coverage/describe.ts'
import { readDeployedList } from '../core/exchange/deployed-list.ts'
import { mappingFindings } from '../core/exchange/mapping-findings.ts'
import { readMappingsExplorer } from '../core/exchange/mappings-explorer.ts'
import { readStixBundle } from '../core/exchange/stix-bundle.ts'
import { attackKey } from '../core/attack/attack-version.ts'
import type { AttackVersion } from '../core/attack/attack-version.ts'
import type { Knowledge } from '../core/knowledge/knowledge.ts'
import { isRecord, parseJson } from '../core/json-text.ts'
import { sortedUnique } from '../core/order.ts'
import { parsed, refused } from '../core/problem.ts'
import type { Parsed } from '../core/problem.ts'
import { computeAssessment } from './assessment-input.ts'
import { fileNotes, unknownKeys } from './file-notes.ts'
import { longestFile } from './input-file.ts'

/** A readable input file: what it is, and what is worth knowing about it. */
export interface CheckedFile {
  readonly what: string
  readonly notes: readonly string[]
}

type Check = (text: string, path: string, knowledge: Knowledge, sha256: string) => Promise<Parsed<CheckedFile>>

/** Looks at the text of a file, finds the reader it is for and reads it. `sha256` is `sha256:…` of its bytes. */
export const checkText: Check = (text, path, knowledge, sha256) => {
  if (/\.csv$/i.test(path)) return checkList(text, path, knowledge, sha256)
  const json = parseJson(text, path)
  if (!json.ok) return Promise.resolve(json)
  const root = json.value
  if (isRecord(root) && root['type'] === 'bundle') return checkBundle(text, path, knowledge, sha256)
  // Only bundles may be that large.
  if (text.length > longestFile) {
    return Promise.resolve(parseJson(text, path, longestFile) as Parsed<CheckedFile>)
  }
  if (isRecord(root) && root['format'] === assessmentFormat) return checkAssessment(text, path, knowledge, sha256)
  if (isRecord(root) && 'mapping_objects' in root) return checkMappings(text, path, knowledge, sha256)
  const what = 'This is neither an assessment nor a Mappings Explorer file nor an ATT&CK bundle.'
  return Promise.resolve(refused([{ file: path, where: '', what, mend: 'See coverline check --help.' }]))
}

const checkAssessment: Check = async (text, path, knowledge) => {
  const assessment = parseAssessment(text, path, knowledge.bundled)
  if (!assessment.ok) return assessment
  const coverage = await computeAssessment(knowledge, assessment.value, 'current')
  if (!coverage.ok) return coverage
  const { name, attack, mappingSets, capabilities, overrides, threats } = assessment.value
  const counts = [
    `${String(mappingSets.length)} mapping sets`,
    `${String(capabilities.length)} capabilities`,
    `${String(overrides.length)} overrides`,
    `${String(threats.length)} threats`,
  ]
  const canonical = printAssessment(assessment.value) === text
  return parsed({
    what: `assessment “${name}”, ATT&CK ${attack.domain} ${attack.version}, ${counts.join(', ')}`,
    notes: [
      ...unknownKeys(assessment.value).map((key) => `unknown key, kept: ${key}`),
      ...fileNotes(describeCoverage(coverage.value, assessment.value).notes),
      ...(canonical ? [] : ['not in canonical form: saving it changes the text, not what it says']),
    ],
  })
}

const checkMappings: Check = async (text, path, knowledge, sha256) => {
  const read = readMappingsExplorer(text, path)
  if (!read.ok) return read
  const { set, rows } = read.value
  const versions = new Map<string, AttackVersion>()
  for (const domain of domains) {
    for (const version of new Set([set.attackVersion, knowledge.bundled[domain].at(-1) ?? ''])) {
      const attack = await knowledge.attack(domain, version)
      if (attack.ok) versions.set(attackKey(domain, version), attack.value)
    }
  }
  const newest = versions.get(attackKey(set.domain, knowledge.bundled[set.domain].at(-1) ?? ''))
  const findings = mappingFindings(read.value, versions, newest, undefined)
  const mapped = set.capabilities.filter(({ mappings }) => mappings.length > 0)
  return parsed({
    what: `mapping set ${set.id}, ${String(set.capabilities.length)} capabilities, of them mapped ${String(mapped.length)}, ${String(rows.length)} rows`,
    notes: [
      bundledNote(knowledge.entry(set.id)?.source, sha256),
      ...findings.map(
        ({ kind, count, examples }) => `${kind}: ${String(count)}, such as ${sortedUnique(examples).join('; ')}`,
      ),
    ],
  })
}

const checkBundle: Check = (text, path, knowledge, sha256) => {
  const read = readStixBundle(text, basename(path))
  if (!read.ok) return Promise.resolve(refused(read.problems.map((problem) => ({ ...problem, file: path }))))
  const { attack, modified } = read.value
  const kinds = ['techniques', 'mitigations', 'groups', 'software', 'campaigns'] as const
  const counts = kinds.map((kind) => `${String(attack[kind].filter(isActive).length)} ${kind}`)
  const entry = knowledge.index.attack.find(
    ({ domain, version }) => domain === attack.domain && version === attack.version,
  )
  const what = `ATT&CK ${attack.domain} ${attack.version}, ${String(attack.tactics.length)} tactics, ${counts.join(', ')}`
  const dated = modified === '' ? what : `${what}, changed last ${modified}`
  return Promise.resolve(parsed({ what: dated, notes: [bundledNote(entry?.source, sha256)] }))
}

const checkList: Check = (text, path) => {
  const list = readDeployedList(text, path)
  if (!list.ok) return Promise.resolve(list)
  const { rows, unusedColumns } = list.value
  return Promise.resolve(
    parsed({
      what: `list of ${String(rows.length)} capabilities with their status`,
      notes: unusedColumns.map((column) => `the column ${column} is not used`),
    }),
  )
}

function bundledNote(bundled: string | null | undefined, sha256: string): string {
  if (bundled == null) return 'not bundled'
  return bundled === sha256 ? 'bundled: the same file' : 'bundled, but from another file of that id'
}
