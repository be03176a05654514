import type { SnapshotFigures } from '../assessment/snapshot.ts'
import { shareAxis } from './chart-axis.ts'
import type { ChartDescription, ChartSeries, ChartTarget } from './chart-description.ts'
import { partWords } from './chart-words.ts'
import { counted, listed, printMean, printShare } from './printed-figures.ts'

/** Figures of an assessment at one time, computed on the ATT&CK version that it stood on then. */
export interface TimelinePoint {
  readonly id: string
  /** The snapshot's name, or why it was kept. */
  readonly title: string
  /** As people of this machine write it: `24 Nov 2026, 10:07`. */
  readonly time: string
  /** `24 Nov` */
  readonly day: string
  readonly figures: SnapshotFigures
  /** `Enterprise ATT&CK 19.0` */
  readonly attack: string
}

function pointWords({ time, title, figures, attack }: TimelinePoint): string {
  const { covered, techniques, strength } = figures
  const when = [time, title].filter((text) => text !== '').join(', ')
  return `${when}: breadth ${partWords(covered, techniques)}, strength ${printMean(strength, techniques)}, ${attack}`
}

/**
 * Breadth and strength from snapshot to snapshot, the oldest first and now at the end. Points stand at equal distances: in
 * the order in which they were kept, whatever the clock said. Between two ATT&CK versions the lines are broken, because the
 * same deployment gives another figure there. `left` older ones aren't shown.
 */
export function timelineOfSnapshots(points: readonly TimelinePoint[], left: number): ChartDescription {
  const kept = points.length - 1
  const last = points.at(-1)
  const broken = points.map((point, at) => {
    const before = points[at - 1]
    return before === undefined || before.attack === point.attack
      ? null
      : `${before.attack} before, ${point.attack} from here`
  })
  const breaks = broken.filter((words) => words !== null)
  const notes = [
    ...(left === 0 ? [] : [`${counted(left, 'older one')} left out`]),
    ...(breaks.length === 0 ? [] : [`The lines are broken where the ATT&CK version changes: ${listed(breaks)}`]),
  ]
  const targets = points.map((): ChartTarget => ({ list: 'snapshots' }))
  const breadth: ChartSeries = {
    id: 'breadth',
    label: 'Breadth',
    fill: 'covered',
    values: points.map(({ figures }) => figures.breadth * 100),
    words: points.map(({ figures }) => partWords(figures.covered, figures.techniques)),
    targets,
  }
  const strength: ChartSeries = {
    id: 'strength',
    label: 'Strength',
    fill: 'partial',
    values: points.map(({ figures }) => figures.strength * 100),
    words: points.map(
      ({ figures }) => `${printMean(figures.strength, figures.techniques)}, mean of ${figures.techniques}`,
    ),
    targets,
  }
  return {
    form: 'lines',
    title: 'Over time',
    unit: 'Breadth in %, strength × 100',
    denominator: `${counted(kept, 'snapshot')} and now, in the order kept`,
    note: notes.join('. '),
    sentence:
      last === undefined
        ? 'No snapshot.'
        : `Lines of breadth and strength over ${counted(kept, 'snapshot')} and now: ${points
            .filter((point, at) => at === 0 || point === last)
            .map(pointWords)
            .join('; ')}.`,
    figureHeads: ['Breadth', 'Strength'],
    rows: points.map((point, at) => {
      const { covered, techniques, strength: mean } = point.figures
      const why = broken[at] ?? null
      return {
        id: point.id,
        label: [point.time, point.title].filter((text) => text !== '').join(', '),
        short: point.day,
        words: pointWords(point),
        figures: [printShare(covered, techniques), printMean(mean, techniques)],
        ...(why === null ? {} : { broken: why }),
      }
    }),
    panels: [{ heading: '', figure: '', series: [breadth, strength] }],
    axis: shareAxis,
    table: {
      columns: ['When', 'Snapshot', 'Covered', 'In scope', '%', 'Strength', 'Assessed', 'Version'],
      rows: points.map(({ time, title, figures, attack }) => [
        time,
        title,
        String(figures.covered),
        String(figures.techniques),
        printShare(figures.covered, figures.techniques),
        printMean(figures.strength, figures.techniques),
        `${figures.assessed} of ${figures.capabilities}`,
        attack,
      ]),
    },
    empty: kept < 1 ? 'No snapshot yet. Each becomes a point here, so that a change can be seen.' : '',
  }
}
