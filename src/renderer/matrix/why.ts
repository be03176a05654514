import type { CapabilityEntry, Status } from '../../core/assessment/assessment.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import { explainTechnique, type Contribution } from '../../core/coverage/explain.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'
import { capabilityLabel, type Category } from '../../core/mappings/mapping-set.ts'

/** One mapping in the arithmetic of a strength, in words. */
export interface WhyRow {
  readonly key: string
  readonly framework: string
  readonly capability: string
  readonly label: string
  readonly status: Status
  /** `Azure · azure_role_based_access_control` */
  readonly where: string
  /** Null for an unscored one. */
  readonly category: Category | null
  /** `partial 0.50 × extent 1` */
  readonly arithmetic: string
  /** 0–1 */
  readonly contribution: number
  readonly decides: boolean
  /** What the analyst says instead of the publisher, and why; empty where nothing is overridden. */
  readonly override: string
  /** The row that this one puts into words. */
  readonly explained: Contribution
}

/** A share of 0–1 as short as it can be said: `1`, `0.5`, `0.33`. */
function shareText(share: number): string {
  return String(Math.round(share * 100) / 100)
}

function weightText({ category, mapping, override, weight }: Contribution): string {
  if (override !== null) return `${override.value} ${weight.toFixed(2)}`
  const value = category === 'unscored' ? null : (mapping?.value ?? null)
  return value === null ? weight.toFixed(2) : `${value} ${weight.toFixed(2)}`
}

function overrideText({ mapping, override, category }: Contribution): string {
  if (override === null) return ''
  const published = mapping === null ? 'nothing' : category === 'unscored' ? 'unscored' : (mapping.value ?? 'unscored')
  const reasons = override.reasons.length === 0 ? '' : `: ${override.reasons.join('; ')}`
  return `Overridden, published ${published}${reasons}`
}

/** Every mapping of a technique, what decides first; `entries` are those of the assessment. */
export function whyRows(coverage: Coverage, technique: number, entries: readonly CapabilityEntry[]): readonly WhyRow[] {
  const statuses = new Map(entries.map((entry) => [`${entry.framework}/${entry.capability}`, entry.status]))
  return explainTechnique(coverage, technique).map((row, at) => ({
    key: String(at),
    framework: row.capability.framework,
    capability: row.capability.key,
    label: capabilityLabel(row.capability.capability),
    status: statuses.get(row.capability.name) ?? 'unassessed',
    where: `${frameworkName(row.capability.framework)} · ${row.capability.capability.id}`,
    category: row.category === 'unscored' ? null : row.category,
    arithmetic: `${weightText(row)} × extent ${shareText(row.extent)}`,
    contribution: row.contribution,
    decides: row.decides,
    override: overrideText(row),
    explained: row,
  }))
}

const mostTerms = 8

/** `max(0.50, 0.50, 0.10, 0)`; with many rows each number stands once. Empty without any row. */
export function strengthFormula(rows: readonly Pick<WhyRow, 'contribution'>[]): string {
  if (rows.length === 0) return ''
  const terms = rows.map(({ contribution }) => (contribution === 0 ? '0' : contribution.toFixed(2)))
  return `max(${(terms.length > mostTerms ? [...new Set(terms)] : terms).join(', ')})`
}
