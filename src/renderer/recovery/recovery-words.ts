import type { Snapshot } from '../../core/assessment/snapshot.ts'
import { counted } from '../../core/report/printed-figures.ts'
import type { LostAssessment } from '../stores/recovery-store.ts'

/** What became of an assessment. */
export function damageWords({ damage }: LostAssessment, unreadable: boolean): string {
  if (unreadable) return 'Can’t be read'
  switch (damage) {
    case 'missing':
      return 'Isn’t there'
    case 'older':
      return 'Is there in an older state'
    case 'entries':
      return 'Lacks some of its capabilities'
  }
}

/** What restoring will make of it. */
export function returnWords({ snapshot, damage }: LostAssessment): string {
  if (snapshot === null) return damage === 'older' ? 'Stays as it is: no snapshot is newer' : 'Has no snapshot'
  return `Comes back as of ${timeWords(snapshot)}`
}

/** When a snapshot was kept. */
export function timeWords({ keptAt }: Snapshot): string {
  const then = new Date(keptAt)
  return Number.isNaN(then.getTime()) ? 'its newest snapshot' : then.toLocaleString('en-GB', timeFormat)
}

const timeFormat = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const

/** How much comes back: `99 of 125 assessed`. */
export function contentWords(snapshot: Snapshot | null): string {
  if (snapshot === null) return ''
  const { figures, rows } = snapshot
  return figures === null
    ? `${counted(rows, 'capability', 'capabilities')} recorded`
    : `${figures.assessed} of ${figures.capabilities} assessed`
}
