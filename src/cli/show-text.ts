import { frameworkName } from '../core/mappings/frameworks.ts'
import type { Standing } from '../core/attack/attack-version.ts'
import type {
  AttackRef,
  CapabilityMatch,
  Dropped,
  Match,
  MitigationMatch,
  Named,
  Scored,
  TacticMatch,
  TechniqueMatch,
  ThreatMatch,
} from '../core/knowledge/match.ts'
import { inert } from './inert.ts'
import type { SetMatch } from './set-match.ts'
import { textTable } from './text-table.ts'

export type Shown = Match | SetMatch

/** One match for a person: what it is, then what it is connected with. */
export function matchText(match: Shown): string {
  return `${linesOf(match).join('\n')}\n`
}

function linesOf(match: Shown): string[] {
  switch (match.kind) {
    case 'technique':
      return techniqueLines(match)
    case 'capability':
      return capabilityLines(match)
    case 'group':
    case 'software':
    case 'campaign':
      return threatLines(match)
    case 'tactic':
      return tacticLines(match)
    case 'mitigation':
      return mitigationLines(match)
    case 'set':
      return setLines(match)
  }
}

type Fact = readonly [name: string, value: string]

function heading(kind: string, id: string, name: string, facts: readonly Fact[]): string[] {
  const shown = facts.filter(([, value]) => value !== '')
  return [
    inert(`${id}  ${name}`),
    ...[['Kind', kind] as const, ...shown].map(([title, value]) => factLine(title, value)),
  ]
}

function factLine(title: string, value: string): string {
  return `  ${title.padEnd(14)}${inert(value)}`
}

function attackText({ domain, version, rebuilt }: AttackRef): string {
  return `${domain} ${version}${rebuilt === true ? ' (rebuilt)' : ''}`
}

function standingText({ revoked, revokedBy, deprecated }: Standing): string {
  if (revoked === true) return revokedBy === undefined ? 'revoked' : `revoked, now ${revokedBy}`
  return deprecated === true ? 'deprecated' : ''
}

function names(list: readonly Named[]): string {
  return list.map(({ id, name }) => `${id} ${name}`).join(', ')
}

function score({ category, value, type }: Scored): string {
  return category === null ? (type ?? '') : `${category} ${value ?? ''}`.trim()
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`))
}

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return []
  const lines = textTable(
    columns.map((column) => ({ title: column })),
    rows,
  )
  return ['', title, ...indented(lines)]
}

function techniqueTable(title: string, list: readonly Named[]): string[] {
  return table(
    `${title} (${String(list.length)})`,
    ['Technique', 'Name'],
    list.map(({ id, name }) => [id, name]),
  )
}

function droppedTable(dropped: readonly Dropped[]): string[] {
  return table(
    `Not in this version (${String(dropped.length)})`,
    ['Technique', 'Reason'],
    dropped.map(({ technique, reason }) => [technique, reason]),
  )
}

function techniqueLines(match: TechniqueMatch): string[] {
  const sets = [...new Set(match.mappings.map(({ set }) => set))]
  const mappings = sets.flatMap((set) => {
    const rows = match.mappings.filter((mapping) => mapping.set === set)
    const name = frameworkName(rows[0]?.framework ?? '')
    return table(
      `${name}, ${set} (${String(rows.length)})`,
      ['Capability', 'Score', 'Label'],
      rows.map((row) => [row.capability, score(row), row.label]),
    )
  })
  return [
    ...heading('technique', match.id, match.name, [
      ['ATT&CK', attackText(match.attack)],
      ['Standing', standingText(match)],
      ['Tactics', names(match.tactics)],
      ['Platforms', match.platforms.length === 0 ? 'all' : match.platforms.join(', ')],
      ['Parent', match.parent === null ? '' : names([match.parent])],
      ['Sub-techniques', names(match.subtechniques)],
      ['Groups', names(match.groups)],
      ['Software', names(match.software)],
      ['Campaigns', names(match.campaigns)],
      ['Non-mappable', match.nonMappable.join(', ')],
      ['Mappings', String(match.mappings.length)],
    ]),
    ...mappings,
  ]
}

function capabilityLines(match: CapabilityMatch): string[] {
  return [
    ...heading('capability', `${match.framework}/${match.capability}`, match.name, [
      ['Framework', frameworkName(match.framework)],
      ['Set', match.set],
      ['Spelled', match.id === match.capability ? '' : match.id],
      ['Group', match.group ?? ''],
      ['ATT&CK', attackText(match.attack)],
    ]),
    ...table(
      `Mappings (${String(match.mappings.length)})`,
      ['Technique', 'Score', 'Name'],
      match.mappings.map((mapping) => [mapping.id, score(mapping), mapping.name]),
    ),
    ...droppedTable(match.dropped),
  ]
}

function threatLines(match: ThreatMatch): string[] {
  return [
    ...heading(match.kind, match.id, match.name, [
      ['ATT&CK', attackText(match.attack)],
      ['Standing', standingText(match)],
      ['Type', match.type ?? ''],
      ['Aliases', match.aliases.join(', ')],
      ['Attributed to', names(match.attributedTo ?? [])],
      ['Campaigns', names(match.campaigns ?? [])],
    ]),
    ...table(
      `Techniques (${String(match.techniques.length)})`,
      ['Technique', 'Name', ''],
      match.techniques.map(({ id, name, byCampaign }) => [id, name, byCampaign === true ? 'by a campaign' : '']),
    ),
    ...droppedTable(match.dropped),
  ]
}

function tacticLines(match: TacticMatch): string[] {
  return [
    ...heading('tactic', match.id, match.name, [
      ['ATT&CK', attackText(match.attack)],
      ['Short name', match.shortname],
    ]),
    ...techniqueTable('Techniques', match.techniques),
  ]
}

function mitigationLines(match: MitigationMatch): string[] {
  return [
    ...heading('mitigation', match.id, match.name, [
      ['ATT&CK', attackText(match.attack)],
      ['Standing', standingText(match)],
      ['Capability', `attack_mitigations/${match.id}`],
    ]),
    ...techniqueTable('Mitigates', match.techniques),
  ]
}

function setLines(match: SetMatch): string[] {
  const { counts } = match
  return [
    ...heading('mapping set', match.id, frameworkName(match.framework), [
      ['Made for', `ATT&CK ${match.domain} ${match.attackVersion}`],
      ['Created', match.created ?? ''],
      ['Updated', match.updated ?? ''],
      ['Capabilities', `${String(counts.capabilities)}, of them mapped ${String(counts.mapped)}`],
      ['Mappings', `${String(counts.mappings)} to ${String(counts.techniques)} techniques`],
    ]),
    ...table(
      `Capabilities (${String(match.capabilities.length)})`,
      ['Capability', 'Mappings', 'Label'],
      match.capabilities.map(({ capability, mappings, label }) => [capability, String(mappings), label]),
    ),
    ...table(
      `Data findings (${String(match.findings.length)})`,
      ['Kind', 'Count', 'Examples'],
      match.findings.map(({ kind, count, examples }) => [kind, String(count), examples.join('; ')]),
    ),
  ]
}
