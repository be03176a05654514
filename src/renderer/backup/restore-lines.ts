import { choiceOf, choicesOf, planRestoration } from '../stores/restoration.ts'
import type { BackupRow, Meeting, RestoreWay, RowChoice } from '../stores/restoration.ts'
import { counted, momentOf } from './backup-words.ts'

/** One assessment of the preview: how it stands, and what becomes of it. */
export interface RestoreLine {
  readonly id: string
  readonly name: string
  readonly standing: string
  /** When both were changed; empty where only one is there. */
  readonly times: string
  /** What a person can choose; nothing where `fate` says all. */
  readonly choices: readonly RowChoice[]
  readonly choice: RowChoice
  readonly fate: string
}

export function choiceLabel(choice: RowChoice, standing: BackupRow['standing']['kind']): string {
  if (standing === 'deleted') return choice === 'theirs' ? 'Bring back' : 'Leave in the trash'
  return { both: 'Keep both', ours: 'Keep what is here', theirs: 'Take the backup’s' }[choice]
}

function standingWords({ standing, here, backedUp }: BackupRow): string {
  const named = here === null || here.name === backedUp.document.name ? '' : `, named “${here.name}” here`
  switch (standing.kind) {
    case 'new':
      return 'Not here'
    case 'same':
      return 'The same here'
    case 'deleted':
      return 'In the trash here'
    case 'differs':
      return standing.differences === 0
        ? 'Written differently here'
        : `${counted(standing.differences, 'difference')}${named}`
  }
}

function timesOf({ standing, here, backedUp }: BackupRow): string {
  if (standing.kind !== 'differs' || here === null) return ''
  return `Here ${momentOf(here.changedAt)}, backup ${momentOf(backedUp.changedAt)}`
}

function fateOf({ standing }: BackupRow, way: RestoreWay['kind']): string {
  switch (standing.kind) {
    case 'new':
      return 'Is added'
    case 'same':
      return 'Stays as it is'
    case 'deleted':
      return 'Comes back'
    case 'differs':
      return way === 'replace' ? 'Is replaced' : ''
  }
}

/** What a way of restoring does with each assessment, here and in the backup: what differs first. */
export function restoreLines(meeting: Meeting, way: RestoreWay): readonly RestoreLine[] {
  const rank = { differs: 0, deleted: 1, new: 2, same: 3 } as const
  const choices = way.kind === 'merge' ? way.choices : new Map<string, RowChoice>()
  const rows = [...meeting.rows].sort((a, b) => rank[a.standing.kind] - rank[b.standing.kind])
  const lines = rows.map((row): RestoreLine => {
    const { id, name } = row.backedUp.document
    return {
      id,
      name,
      standing: standingWords(row),
      times: timesOf(row),
      choices: way.kind === 'merge' ? choicesOf(row) : [],
      choice: choiceOf(row, choices),
      fate: fateOf(row, way.kind),
    }
  })
  const fate = way.kind === 'replace' ? 'Goes to the trash' : 'Stays as it is'
  const others = meeting.others.map(({ id, name }): RestoreLine => {
    return { id, name, standing: 'Not in the backup', times: '', choices: [], choice: 'ours', fate }
  })
  return way.kind === 'replace' ? [...others, ...lines] : [...lines, ...others]
}

/** What is asked before everything is replaced. */
export function replaceWords(meeting: Meeting): readonly string[] {
  const { put, trash } = planRestoration(meeting, { kind: 'replace' })
  const replaced = put.filter(({ standing }) => standing.kind === 'differs').length
  const come = put.length - replaced
  const sentence = (count: number, one: string, several: string): readonly string[] => {
    return count === 0 ? [] : [`${counted(count, 'assessment')} ${count === 1 ? one : several}`]
  }
  const parts = [
    ...sentence(replaced, 'is replaced by the backup’s', 'are replaced by the backup’s'),
    ...sentence(come, 'is added or comes back', 'are added or come back'),
    ...sentence(
      trash.length,
      'that isn’t in the backup goes to the trash',
      'that aren’t in the backup go to the trash',
    ),
  ]
  return parts.length === 0 ? ['No assessment changes.'] : parts.map((part) => `${part}.`)
}

/** Label of the button that restores. */
export function restoreLabel(meeting: Meeting, way: RestoreWay): string {
  const { put, copy } = planRestoration(meeting, way)
  const count = put.length + copy.length
  return count === 0 ? 'Restore' : `Restore ${counted(count, 'assessment')}`
}
