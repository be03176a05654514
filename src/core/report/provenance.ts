import type { Assessment, Weights } from '../assessment/assessment.ts'
import type { Domain } from '../attack/attack-version.ts'
import { frameworkName } from '../mappings/frameworks.ts'
import { byCodeUnits } from '../order.ts'
import { counted, printDate } from './printed-figures.ts'
import type { ReportInput } from './report-input.ts'
import { countingWords, domainNames } from './vocabulary.ts'

/** Where the figures of a report come from. */
export interface Provenance {
  /** `ATT&CK Enterprise 19.0` */
  readonly attack: string
  readonly attackDate: string
  /** True where that version was rebuilt from another publication. */
  readonly rebuilt: boolean
  readonly sets: readonly SetProvenance[]
  /** Chosen sets that aren't at hand and count for nothing. */
  readonly unknownSets: readonly string[]
  readonly scope: string
  readonly weights: string
  readonly attributions: readonly string[]
}

export interface SetProvenance {
  readonly id: string
  /** `Azure 04.26.2025` */
  readonly name: string
  readonly framework: string
  /** ISO date of its last update; null where the publisher gives none. */
  readonly updated: string | null
  readonly attackVersion: string
  readonly domain: Domain
  readonly capabilities: number
  readonly mappings: number
}

export const attackAttribution =
  '© 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.'
export const mappingsAttribution =
  'Mappings: Mappings Explorer of the Center for Threat-Informed Defense, © The MITRE Corporation, Apache License 2.0.'

export function attackName(domain: Domain, version: string): string {
  return `ATT&CK ${domainNames[domain]} ${version}`
}

/** What counts, in one sentence without its full stop. */
export function scopeSentence(assessment: Assessment, excluded: number): string {
  const { platforms, count } = assessment.scope
  const chosen = assessment.attack.domain === 'ics' ? [] : platforms
  return [
    attackName(assessment.attack.domain, assessment.attack.version),
    chosen.length === 0 ? 'all platforms' : `platforms ${chosen.join(', ')}`,
    countingWords[count],
    excluded === 0 ? 'none excluded' : `${counted(excluded, 'technique')} excluded`,
  ].join('; ')
}

export function weightsSentence({ minimal, partial, significant, unscored }: Weights): string {
  const two = (weight: number): string => (Number(weight.toFixed(2)) === weight ? weight.toFixed(2) : String(weight))
  return `minimal ${two(minimal)}, partial ${two(partial)}, significant ${two(significant)}, unscored ${two(unscored)}`
}

export function describeProvenance(input: ReportInput): Provenance {
  const { assessment, attackEntry, setEntries, result } = input
  const sets = [...setEntries].sort((a, b) => byCodeUnits(a.id, b.id))
  const known = new Set(sets.map((set) => set.id))
  return {
    attack: attackName(attackEntry.domain, attackEntry.version),
    attackDate: printDate(attackEntry.modified),
    rebuilt: attackEntry.rebuilt === true,
    sets: sets.map((set) => ({
      id: set.id,
      name: `${frameworkName(set.framework)} ${set.frameworkVersion}`,
      framework: set.framework,
      updated: set.updated,
      attackVersion: set.attackVersion,
      domain: set.domain,
      capabilities: set.counts.capabilities,
      mappings: set.counts.mappings,
    })),
    unknownSets: assessment.mappingSets.filter((id) => !known.has(id)),
    scope: scopeSentence(assessment, result.metrics.excluded),
    weights: weightsSentence(assessment.weights),
    attributions: [attackAttribution, mappingsAttribution],
  }
}
