import type { Snapshot, SnapshotFigures, SnapshotReason } from '../../core/assessment/snapshot.ts'
import { noFigure } from '../../core/report/printed-figures.ts'

const reasonWords: Readonly<Record<SnapshotReason, string>> = {
  byHand: 'Kept by hand',
  afterChange: 'After changes',
  quit: 'When Coverline was closed',
  bulkEdit: 'Before a change of many capabilities',
  import: 'Before an import',
  restore: 'Before a snapshot was restored',
  migration: 'Before an update of the data',
  merge: 'Before a merge',
  backup: 'Before a backup was restored',
}

/** Its name, else why it was kept. */
export function titleOf({ name, reason }: Pick<Snapshot, 'name' | 'reason'>): string {
  return name === '' ? reasonWords[reason] : name
}

/** `24 Nov 2026, 10:07`, by the clock of this machine; empty where nobody knows. */
export function timeOf({ keptAt }: Pick<Snapshot, 'keptAt'>): string {
  const then = new Date(keptAt)
  if (Number.isNaN(then.getTime())) return ''
  return then.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}

function difference(then: number, now: number, digits: number, unit: string): string {
  const amount = Math.abs(now - then).toFixed(digits)
  if (Number(amount) === 0) return 'as now'
  return `${amount}${unit} ${then < now ? 'less' : 'more'} than now`
}

/** `6.5 points less than now`: the share of covered techniques then, against that of now. */
export function breadthAgainstNow(then: SnapshotFigures, now: SnapshotFigures): string {
  if (then.techniques === 0 || now.techniques === 0) return noFigure
  return difference(100 * then.breadth, 100 * now.breadth, 1, ' points')
}

/** `0.04 less than now` */
export function strengthAgainstNow(then: SnapshotFigures, now: SnapshotFigures): string {
  if (then.techniques === 0 || now.techniques === 0) return noFigure
  return difference(then.strength, now.strength, 2, '')
}

/** `12 fewer than now` */
export function countAgainstNow(then: number, now: number): string {
  if (then === now) return 'as now'
  return `${Math.abs(now - then)} ${then < now ? 'fewer' : 'more'} than now`
}
