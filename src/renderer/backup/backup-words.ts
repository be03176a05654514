import type { BackupCounts } from '../../core/exchange/backup.ts'
import type { BackupContents, LastBackup } from '../stores/backup-store.ts'

/** `1 snapshot`, `1,200 snapshots` */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`
}

/** `24 Nov 2026, 10:07`, by the clock of this machine; the text itself where it is no time. */
export function momentOf(time: string): string {
  const then = new Date(time)
  if (Number.isNaN(then.getTime())) return time
  return then.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}

/** What goes into a backup, and what doesn't. */
export function contentsWords({ assessments, snapshots, deleted }: BackupContents): readonly string[] {
  const kept = snapshots === 0 ? '' : `, ${counted(snapshots, 'snapshot')}`
  const what = `${counted(assessments, 'assessment')}${kept} and the settings go into one file.`
  if (deleted === 0) return [what]
  const left =
    deleted === 1
      ? '1 deleted assessment isn’t in it.'
      : `${deleted.toLocaleString('en')} deleted assessments aren’t in it.`
  return [what, left]
}

/** `3 assessments with 214 marked capabilities, 12 snapshots` */
export function countsWords({ assessments, capabilitiesMarked, snapshots, snapshotsLeftOut }: BackupCounts): string {
  const marked = counted(capabilitiesMarked, 'marked capability', 'marked capabilities')
  const left = snapshotsLeftOut === 0 ? '' : `; ${leftOutWords(snapshotsLeftOut)}`
  return `${counted(assessments, 'assessment')} with ${marked}, ${counted(snapshots, 'snapshot')}${left}`
}

export function leftOutWords(snapshots: number): string {
  return `${counted(snapshots, 'snapshot')} didn’t fit`
}

export function lastBackupWords(last: LastBackup | null): string {
  if (last === null) return 'No backup was made from here yet'
  return `Last backup ${momentOf(last.savedAt)}, ${counted(last.assessments, 'assessment')}`
}

/** `Coverline 2026-11-24` */
export function backupFileName(now: Date): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'))
  return `Coverline ${day.join('-')}.coverline.zip`
}
