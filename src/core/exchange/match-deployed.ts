import type { CapabilityEntry } from '../assessment/assessment.ts'
import { capabilityKey, frameworks, isSupply } from '../mappings/frameworks.ts'
import type { MappingSet } from '../mappings/mapping-set.ts'
import { byAge } from '../mappings/newest-set.ts'
import { byCodeUnits } from '../order.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'
import type { DeployedRow } from './deployed-list.ts'

interface Known {
  readonly framework: string
  readonly key: string
  readonly labels: ReadonlySet<string>
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** Capabilities of the supply sets, one over all sets of its framework, under every label it carries there. */
function capabilitiesOf(sets: readonly MappingSet[]): Known[] {
  const found = new Map<string, { framework: string; key: string; labels: Set<string> }>()
  for (const set of [...sets].filter(({ framework }) => isSupply(framework)).sort(byAge)) {
    for (const { key, labels } of set.capabilities) {
      const name = `${set.framework}/${key}`
      const known = found.get(name) ?? { framework: set.framework, key, labels: new Set<string>() }
      found.set(name, known)
      for (const { text } of labels) known.labels.add(folded(text))
    }
  }
  return [...found.values()]
}

/**
 * Turns the rows of a list into entries of an assessment with these mapping sets. A capability is found by its id, else
 * by its id in another case, else by its label; every row that fits none or several is a problem, and so is one that
 * stands twice.
 */
export function matchDeployed(
  rows: readonly DeployedRow[],
  sets: readonly MappingSet[],
  file: string,
): Parsed<CapabilityEntry[]> {
  const find = finder(capabilitiesOf(sets))
  const problems: Problem[] = []
  const entries = new Map<string, CapabilityEntry>()
  for (const row of rows) {
    const problem = (what: string, mend: string): void => void problems.push({ file, where: row.where, what, mend })
    const { framework, name } = splitName(row)
    const shown = framework === '' ? name : `${framework}/${name}`
    const matches = find(framework, name)
    const match = matches[0]
    if (framework !== '' && frameworks.some(({ id }) => id === framework) && !isSupply(framework)) {
      problem(`${shown} can't be marked.`, `${framework} says what threatens, not what is in force.`)
    } else if (match === undefined) {
      problem(`No chosen mapping set has the capability ${shown}.`, 'Compare it with coverline list capabilities.')
    } else if (matches.length > 1) {
      const names = matches.map((known) => `${known.framework}/${known.key}`).sort(byCodeUnits)
      const list =
        names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${String(names.length - 5)} more` : names.join(', ')
      problem(`${shown} could be ${list}.`, 'Write framework/id.')
    } else if (entries.has(`${match.framework}/${match.key}`)) {
      problem(`${match.framework}/${match.key} stands twice.`, 'Keep one of the two.')
    } else {
      entries.set(`${match.framework}/${match.key}`, {
        framework: match.framework,
        capability: match.key,
        status: row.status,
        ...(row.extent === undefined ? {} : { extent: row.extent }),
        ...(row.owner === '' ? {} : { owner: row.owner }),
        ...(row.note === '' ? {} : { note: row.note }),
      })
    }
  }
  return problems.length > 0 ? refused(problems.slice(0, 200)) : parsed([...entries.values()])
}

/** Only a published framework's id before the slash is one: labels may have slashes of their own. */
function splitName({ framework, name }: DeployedRow): { framework: string; name: string } {
  const slash = name.indexOf('/')
  const prefix = name.slice(0, Math.max(slash, 0)).trim()
  if (frameworks.some(({ id }) => id === prefix) && (framework === '' || framework === prefix)) {
    return { framework: prefix, name: name.slice(slash + 1).trim() }
  }
  return { framework, name }
}

type Find = (framework: string, name: string) => readonly Known[]

function finder(capabilities: readonly Known[]): Find {
  const byKey = grouped(capabilities, ({ key }) => [key])
  const byFoldedKey = grouped(capabilities, ({ key }) => [folded(key)])
  const byLabel = grouped(capabilities, ({ labels }) => [...labels])
  const inForce = [...new Set(capabilities.map(({ framework }) => framework))]
  return (framework, name) => {
    const among = framework === '' ? inForce : [framework]
    const named = (map: ReadonlyMap<string, readonly Known[]>, keyOf: (framework: string) => string): Known[] =>
      among.flatMap((id) => (map.get(keyOf(id)) ?? []).filter((known) => known.framework === id))
    const exact = named(byKey, (id) => capabilityKey(id, name))
    if (exact.length > 0) return exact
    const inOtherCase = named(byFoldedKey, (id) => folded(capabilityKey(id, name)))
    return inOtherCase.length > 0 ? inOtherCase : named(byLabel, () => folded(name))
  }
}

function grouped(
  capabilities: readonly Known[],
  keysOf: (known: Known) => readonly string[],
): ReadonlyMap<string, readonly Known[]> {
  const groups = new Map<string, Known[]>()
  for (const known of capabilities) {
    for (const key of keysOf(known)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [known])
      else group.push(known)
    }
  }
  return groups
}
