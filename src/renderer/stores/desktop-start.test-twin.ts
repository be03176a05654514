import { useAssessmentStore } from './assessment-store.ts'
import type { MemoryDesktop } from './desktop.test-twin.ts'
import { fileShelf } from './file-shelf.ts'
import { useLibraryStore } from './library-store.ts'
import { useRecoveryStore } from './recovery-store.ts'
import { testSurroundings, useStoresIn } from './surroundings.test-twin.ts'

/** A start of the desktop program on a database, checked; ids count up from `first`. */
export async function startDesktop(desktop: MemoryDesktop, indexedDB: IDBFactory, first: number) {
  const surroundings = { ...testSurroundings(indexedDB, first), desktop, shelf: fileShelf(desktop) }
  useStoresIn(surroundings)
  const recovery = useRecoveryStore()
  await recovery.check()
  const library = useLibraryStore()
  if (recovery.state.kind === 'whole') await library.open()
  return { recovery, library, assessment: useAssessmentStore(), database: surroundings.database }
}
