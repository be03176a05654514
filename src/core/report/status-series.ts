import type { CapabilityEntry, Status } from '../assessment/assessment.ts'
import type { CoverageIndex } from '../coverage/coverage-index.ts'
import type { IndexedCapability } from '../coverage/indexed.ts'
import { byFrameworkOrder } from '../mappings/framework-order.ts'
import { frameworkName } from '../mappings/frameworks.ts'
import { capabilityGroup } from '../mappings/mapping-set.ts'
import type { ChartDescription, ChartFill } from './chart-description.ts'
import { percent, shortShareAxis } from './chart-axis.ts'
import { partWords } from './chart-words.ts'
import { counted, printShare } from './printed-figures.ts'
import { statusWords } from './vocabulary.ts'

/** Capabilities are shown by the framework they are of, or by their group within it. */
export type StatusGrouping = 'framework' | 'group'

type ApplicableStatus = Exclude<Status, 'not_applicable'>

/** Statuses that are drawn, in the order of the bar: a `not_applicable` one is on neither side. */
export const drawnStatuses: readonly { readonly status: ApplicableStatus; readonly fill: ChartFill }[] = [
  { status: 'deployed', fill: 'significant' },
  { status: 'partial', fill: 'partial' },
  { status: 'planned', fill: 'planned' },
  { status: 'unassessed', fill: 'unassessed' },
  { status: 'not_deployed', fill: 'hollow' },
]

interface Bucket {
  readonly id: string
  readonly label: string
  readonly framework: string
  /** Of the group; null: in none. */
  readonly group: string | null
  readonly counts: Record<Status, number>
}

function bucketOf({ framework, capability, set }: IndexedCapability, grouping: StatusGrouping): Omit<Bucket, 'counts'> {
  if (grouping === 'framework') return { id: framework, label: frameworkName(framework), framework, group: null }
  const group = capabilityGroup(capability)
  const name = group === null ? null : Object.hasOwn(set.groupNames, group) ? (set.groupNames[group] ?? group) : group
  return { id: JSON.stringify([framework, group]), label: name ?? 'No group', framework, group: name }
}

function countBuckets(
  index: CoverageIndex,
  entries: readonly CapabilityEntry[],
  grouping: StatusGrouping,
): readonly Bucket[] {
  const statusOf = new Map(entries.map((entry) => [`${entry.framework}/${entry.capability}`, entry.status]))
  // Sorted by framework and key; sorting is stable.
  const sorted = index.capabilities
    .filter(({ mapped }) => mapped)
    .sort((a, b) => byFrameworkOrder(a.framework, b.framework))
  const buckets = new Map<string, Bucket>()
  for (const capability of sorted) {
    const named = bucketOf(capability, grouping)
    const bucket = buckets.get(named.id) ?? {
      ...named,
      counts: { unassessed: 0, deployed: 0, partial: 0, planned: 0, not_deployed: 0, not_applicable: 0 },
    }
    buckets.set(named.id, bucket)
    bucket.counts[statusOf.get(capability.name) ?? 'unassessed']++
  }
  return [...buckets.values()]
}

function applicable({ counts }: Bucket): number {
  return drawnStatuses.reduce((sum, { status }) => sum + counts[status], 0)
}

/** Statuses of the mapped capabilities of the chosen sets; the denominators are those of progress. */
export function statusOfCapabilities(
  index: CoverageIndex,
  entries: readonly CapabilityEntry[],
  grouping: StatusGrouping,
): ChartDescription {
  const buckets = countBuckets(index, entries, grouping)
  const total = buckets.reduce((sum, bucket) => sum + applicable(bucket), 0)
  const left = buckets.reduce((sum, { counts }) => sum + counts.not_applicable, 0)
  const open = buckets.reduce((sum, { counts }) => sum + counts.unassessed, 0)
  const words = ({ counts }: Bucket): string =>
    drawnStatuses
      .filter(({ status }) => counts[status] > 0)
      .map(({ status }) => `${counts[status]} ${statusWords[status].toLowerCase()}`)
      .join(', ')
  return {
    form: 'bars',
    title: 'Status of capabilities',
    unit: `Share of each ${grouping}`,
    denominator: `of ${counted(total, 'applicable capability', 'applicable capabilities')}`,
    note: left === 0 ? '' : `${counted(left, 'capability', 'capabilities')} not applicable left out`,
    sentence: `Stacked bars of capabilities by status: ${total - open} of ${total} are assessed.`,
    figureHeads: ['Assessed', '%'],
    rows: buckets.map((bucket) => {
      const all = applicable(bucket)
      const assessed = all - bucket.counts.unassessed
      return {
        id: bucket.id,
        label: bucket.label,
        short: bucket.label,
        words: `${bucket.label}: ${all === 0 ? 'none applicable' : words(bucket)}`,
        figures: [`${assessed}/${all}`, printShare(assessed, all)],
      }
    }),
    panels: [
      {
        heading: '',
        figure: '',
        series: drawnStatuses.map(({ status, fill }) => ({
          id: status,
          label: statusWords[status],
          fill,
          values: buckets.map((bucket) => percent(bucket.counts[status], applicable(bucket))),
          words: buckets.map((bucket) => partWords(bucket.counts[status], applicable(bucket))),
          targets: buckets.map(({ framework, group }) => ({
            list: 'capabilities',
            framework,
            ...(grouping === 'group' ? { group } : {}),
            status,
          })),
        })),
      },
    ],
    axis: shortShareAxis,
    table: {
      columns: [
        grouping === 'framework' ? 'Framework' : 'Group',
        ...drawnStatuses.map(({ status }) => statusWords[status]),
        statusWords.not_applicable,
        'Assessed',
      ],
      rows: buckets.map((bucket) => {
        const all = applicable(bucket)
        return [
          bucket.label,
          ...drawnStatuses.map(({ status }) => String(bucket.counts[status])),
          String(bucket.counts.not_applicable),
          `${all - bucket.counts.unassessed} of ${all}`,
        ]
      }),
    },
    empty: buckets.length === 0 ? 'The chosen sets have no capability that maps to a technique.' : '',
  }
}
