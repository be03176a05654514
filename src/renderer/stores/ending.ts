import { useSharedStore } from './shared-store.ts'
import { useSnapshotStore } from './snapshot-store.ts'
import { useStorageStore } from './storage-store.ts'
import { useSurroundings } from './surroundings.ts'

/** Has everything written, and what changed kept in a snapshot, before the program or the page goes. */
export function writeBeforeEnding(): void {
  const { desktop } = useSurroundings()
  const storage = useStorageStore()
  const snapshots = useSnapshotStore()
  const shared = useSharedStore()

  async function write(): Promise<void> {
    await storage.flushAll()
    await snapshots.keepPending()
    // Snapshots come after the edits they hold; what must be there is noted last.
    await storage.flushAll()
    // Last of all: a share may never answer, and everything is here.
    await shared.writeLast()
  }

  desktop?.whenEnding(() => void write().finally(() => desktop.readyToEnd()))
  if (desktop === null) window.addEventListener('pagehide', () => void write())
}
