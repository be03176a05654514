import type { AssessmentDatabase, EditToSave } from '../database/assessment-database.ts'
import type { Stored } from '../database/not-stored.ts'
import type { AssessmentSummary } from '../database/schema.ts'

/**
 * Saves an edit. A browser may throw a whole database away, as some do when the disk is full: then the assessment isn't
 * there, not even in the trash, and what is open is all there is of it. So it is written whole, and `emptied` called.
 */
export async function saveOrPutBack(
  database: AssessmentDatabase,
  edit: EditToSave,
  sample: boolean,
  emptied: () => void,
): Promise<Stored<AssessmentSummary>> {
  const saved = await database.saveEdit(edit)
  if (saved.ok || saved.cause !== 'deleted') return saved
  const there = await database.has(edit.after.id)
  if (!there.ok || there.value) return saved
  const { after: document, figures, changedAt } = edit
  const put = await database.recover([{ document, figures, changedAt, trashed: false, sample }], edit.sequence)
  if (!put.ok) return put
  emptied()
  return { ok: true, value: { ...figures, sample, changedAt, sequence: put.value[0]?.sequence ?? 0 } }
}
