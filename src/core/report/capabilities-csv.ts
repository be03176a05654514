import type { CapabilityEntry } from '../assessment/assessment.ts'
import { printGuardedCsv } from '../exchange/csv.ts'
import { evidenceCell } from '../exchange/evidence-cell.ts'

/** A capability with what the assessment says of it. */
export interface ExportedCapability {
  readonly framework: string
  /** As published. */
  readonly id: string
  readonly label: string
  /** Name of its group; empty where it has none. */
  readonly group: string
  /** Undefined where nothing is recorded. */
  readonly entry: CapabilityEntry | undefined
}

const columns: readonly (readonly [name: string, of: (capability: ExportedCapability) => string])[] = [
  ['framework', ({ framework }) => framework],
  ['id', ({ id }) => id],
  ['label', ({ label }) => label],
  ['group', ({ group }) => group],
  ['status', ({ entry }) => entry?.status ?? 'unassessed'],
  ['extent', ({ entry }) => (entry?.extent === undefined ? '' : String(entry.extent))],
  ['owner', ({ entry }) => entry?.owner ?? ''],
  ['note', ({ entry }) => entry?.note ?? ''],
  ['evidence', ({ entry }) => evidenceCell(entry?.evidence ?? [])],
  ['reviewed', ({ entry }) => entry?.reviewedAt ?? ''],
  ['target', ({ entry }) => entry?.target ?? ''],
  ['effort', ({ entry }) => (entry?.effort === undefined ? '' : String(entry.effort))],
]

/** A row for every capability, in their order; bringing the list into an empty assessment gives the same entries back. */
export function renderCapabilitiesCsv(
  capabilities: readonly ExportedCapability[],
  options: { readonly bom?: boolean } = {},
): string {
  return printGuardedCsv(
    {
      header: columns.map(([name]) => name),
      rows: capabilities.map((capability) => columns.map(([, of]) => of(capability))),
    },
    options,
  )
}
