import { createHash } from 'node:crypto'
import { openArchive } from '../core/exchange/archive-check.ts'
import { backupLimits } from '../core/exchange/backup.ts'
import type { Backup } from '../core/exchange/backup.ts'
import { readBackup } from '../core/exchange/read-backup.ts'
import type { Knowledge } from '../core/knowledge/knowledge.ts'
import { parsed } from '../core/problem.ts'
import type { Parsed } from '../core/problem.ts'
import { counted } from '../core/report/printed-figures.ts'
import type { CheckedFile } from './checked-file.ts'
import { decodeUtf8 } from './input-file.ts'

/** Every workbook has it, and no backup. */
const workbookPart = '[Content_Types].xml'

/** Reads all of an archive: a workspace backup, verified as before it is restored, or a workbook. */
export async function checkArchiveFile(
  bytes: Uint8Array,
  path: string,
  knowledge: Knowledge,
): Promise<Parsed<CheckedFile>> {
  const archive = openArchive(bytes, path, backupLimits)
  if (archive.ok && archive.value.entries.some(({ name }) => name === workbookPart)) return checkWorkbook(bytes, path)
  const backup = await readBackup(bytes, path, {
    bundled: knowledge.bundled,
    hash: (content) => createHash('sha256').update(content).digest('hex'),
    decode: decodeUtf8,
  })
  return backup.ok ? parsed(factsOf(backup.value)) : backup
}

function factsOf({ writtenAt, program, assessments, snapshots, snapshotsLeftOut }: Backup): CheckedFile {
  const counts = `${counted(assessments.length, 'assessment')}, ${counted(snapshots.length, 'snapshot')}`
  return {
    what: `workspace backup of ${writtenAt} by Coverline ${program}, ${counts}, all verified`,
    notes: [
      ...assessments.map(
        ({ document }) =>
          `assessment “${document.name}”, ${counted(document.capabilities.length, 'capability', 'capabilities')}`,
      ),
      ...(snapshotsLeftOut === 0 ? [] : [`left out when it was made: ${counted(snapshotsLeftOut, 'older snapshot')}`]),
    ],
  }
}

async function checkWorkbook(bytes: Uint8Array, path: string): Promise<Parsed<CheckedFile>> {
  // The reader of workbooks is large, and no other command needs it.
  const { readXlsxList } = await import('../core/exchange/list-xlsx.ts')
  const table = await readXlsxList(bytes, path)
  if (!table.ok) return table
  const { sheet, otherSheets, lines, header } = table.value
  return parsed({
    what: `workbook, sheet ${sheet ?? ''} of ${counted(lines.length, 'row')}`,
    notes: [
      ...(header === null ? [] : [`columns: ${header.filter((title) => title !== '').join(', ')}`]),
      ...otherSheets.map((name) => `the sheet ${name} is not read`),
    ],
  })
}
