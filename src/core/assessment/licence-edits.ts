import { sortedUnique } from '../order.ts'
import type { Edit } from './edits.ts'

/** Says which licences are owned (`m365/E3`). */
export function withLicences(licences: readonly string[]): Edit {
  return (assessment) => ({ ...assessment, licences: sortedUnique(licences) })
}
