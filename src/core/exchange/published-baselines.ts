import { isRecord, parseJson, textOf } from '../json-text.ts'
import { baselineLevels } from '../mappings/baselines.ts'
import type { Baseline, BaselineLevel } from '../mappings/baselines.ts'
import { capabilityKey } from '../mappings/frameworks.ts'
import { byCodeUnits } from '../order.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed } from '../problem.ts'

const mostProblems = 100
const oscalId = /^([a-z]{2})-(\d{1,3})(?:\.(\d{1,3}))?$/

/**
 * Reads baselines that name their controls by OSCAL ids: `ac-2.1` is `AC-2(1)`. Refused are ids of another form,
 * controls that stand twice, levels that nobody knows, and two baselines of one level.
 */
export function readBaselines(text: string, fileName: string): Parsed<readonly Baseline[]> {
  const json = parseJson(text, fileName)
  if (!json.ok) return json
  const list = isRecord(json.value) ? json.value['baselines'] : undefined
  const mend = 'Compare it with the published file.'
  if (!Array.isArray(list) || list.length === 0) {
    return refused([{ file: fileName, where: '', what: 'This is no file of baselines: it has no baselines.', mend }])
  }
  const found: [where: string, what: string][] = []
  const seen = new Set<string>()
  const baselines = (list as unknown[]).map((item, at): Baseline => {
    const where = `baselines[${String(at)}]`
    const baseline = readBaseline(item, where, found)
    const name = `${baseline.framework} ${baseline.frameworkVersion} ${baseline.level}`
    if (seen.has(name)) found.push([where, `${name} stands here twice.`])
    seen.add(name)
    return baseline
  })
  if (found.length === 0) return parsed(baselines.sort(inOrder))
  return refused(found.slice(0, mostProblems).map(([where, what]) => ({ file: fileName, where, what, mend })))
}

function readBaseline(item: unknown, where: string, found: [where: string, what: string][]): Baseline {
  const record = isRecord(item) ? item : {}
  const needed = (key: string): string => {
    const value = textOf(record[key]).trim()
    if (value === '') found.push([`${where}.${key}`, 'A text is missing here.'])
    return value
  }
  const framework = needed('framework')
  const frameworkVersion = needed('frameworkVersion')
  const documentVersion = needed('documentVersion')
  const level = baselineLevels.find((one) => one === record['baseline'])
  if (level === undefined) found.push([`${where}.baseline`, 'The level is none of low, moderate and high.'])
  const ids: unknown = record['controls']
  if (!Array.isArray(ids) || ids.length === 0) found.push([`${where}.controls`, 'A list of controls is missing here.'])
  const controls = new Set<string>()
  for (const [at, id] of (Array.isArray(ids) ? (ids as unknown[]) : []).entries()) {
    const control = controlKey(framework, textOf(id))
    const place = `${where}.controls[${String(at)}]`
    if (control === null) found.push([place, 'This is no id of a control, such as ac-2 or ac-2.1.'])
    else if (controls.has(control)) found.push([place, `${control} stands here twice.`])
    else controls.add(control)
  }
  const sorted = [...controls].sort(byCodeUnits)
  return { framework, frameworkVersion, level: level ?? 'low', documentVersion, controls: sorted }
}

/** `ac-2.1` → `AC-2(1)`; null for anything else. */
function controlKey(framework: string, id: string): string | null {
  const [, family = '', number = '', enhancement] = oscalId.exec(id) ?? []
  if (family === '') return null
  const base = `${family.toUpperCase()}-${number}`
  return capabilityKey(framework, enhancement === undefined ? base : `${base}(${enhancement})`)
}

const rank: Readonly<Record<BaselineLevel, number>> = { low: 0, moderate: 1, high: 2 }

function inOrder(a: Baseline, b: Baseline): number {
  return (
    byCodeUnits(a.framework, b.framework) ||
    byCodeUnits(a.frameworkVersion, b.frameworkVersion) ||
    rank[a.level] - rank[b.level]
  )
}
