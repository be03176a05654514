import type { BackedUpAssessment } from '../../core/exchange/backup.ts'
import type { AssessmentSummary } from '../database/schema.ts'

/** How an assessment of a backup stands to what is here. */
export type Standing =
  | { readonly kind: 'new' }
  | { readonly kind: 'same' }
  /** `differences`: how many things the two say differently. */
  | { readonly kind: 'differs'; readonly differences: number }
  | { readonly kind: 'deleted' }

export interface BackupRow {
  readonly backedUp: BackedUpAssessment
  readonly standing: Standing
  /** What is here, or in the trash, under its id. */
  readonly here: AssessmentSummary | null
}

/** What a backup would meet. */
export interface Meeting {
  readonly rows: readonly BackupRow[]
  /** Assessments that are here and not in the backup. */
  readonly others: readonly AssessmentSummary[]
}

/** `both`: the backup's comes under another name. */
export type RowChoice = 'theirs' | 'ours' | 'both'

/** What a person can choose for a row, the default first; nothing where there is nothing to decide. */
export function choicesOf({ standing }: Pick<BackupRow, 'standing'>): readonly RowChoice[] {
  switch (standing.kind) {
    case 'differs':
      return ['both', 'ours', 'theirs']
    case 'deleted':
      return ['theirs', 'ours']
    case 'new':
    case 'same':
      return []
  }
}

export type RestoreWay =
  | { readonly kind: 'merge'; readonly choices: ReadonlyMap<string, RowChoice> }
  /** What isn't in the backup goes to the trash. */
  | { readonly kind: 'replace' }

/** What happens to the assessments. */
export interface Restoration {
  /** Put in place of what is here under their ids. */
  readonly put: readonly BackupRow[]
  /** Come as copies beside what is here. */
  readonly copy: readonly BackupRow[]
  readonly trash: readonly AssessmentSummary[]
}

export function choiceOf(row: BackupRow, choices: ReadonlyMap<string, RowChoice>): RowChoice {
  const [first] = choicesOf(row)
  if (first === undefined) return row.standing.kind === 'same' ? 'ours' : 'theirs'
  return choices.get(row.backedUp.document.id) ?? first
}

export function planRestoration({ rows, others }: Meeting, way: RestoreWay): Restoration {
  if (way.kind === 'replace') {
    return { put: rows.filter(({ standing }) => standing.kind !== 'same'), copy: [], trash: others }
  }
  const chosen = (choice: RowChoice): readonly BackupRow[] =>
    rows.filter((row) => choiceOf(row, way.choices) === choice)
  return { put: chosen('theirs'), copy: chosen('both'), trash: [] }
}
