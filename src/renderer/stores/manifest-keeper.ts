import type { DesktopBridge, StoredChange, StoredFacts } from '../../bridge/desktop-bridge.ts'
import type { Parsed } from '../../core/problem.ts'

/** Milliseconds that changes are gathered before they are written down outside of the database. */
const pause = 300

export interface ManifestKeeper {
  note: (change: StoredChange) => void
  /** Writes at once what was noted. */
  flush: () => Promise<Parsed<null>>
  /** Before assessments are deleted for good: afterwards nobody misses them. */
  forget: (ids: readonly string[]) => Promise<Parsed<null>>
}

/** Writes what the database must have to where a damaged database can't take it along. */
export function keepManifest(desktop: Pick<DesktopBridge, 'noteStored'>): ManifestKeeper {
  let facts = new Map<string, StoredFacts>()
  let removed = new Set<string>()
  let sequence = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function note(change: StoredChange): void {
    sequence = Math.max(sequence, change.sequence)
    for (const one of change.changed) {
      facts.set(one.id, one)
      removed.delete(one.id)
    }
    for (const id of change.removed) {
      facts.delete(id)
      removed.add(id)
    }
    // What goes into the trash or out of it has no number of its own, so it can't be told from what was before.
    if (change.changed.some(({ trashed }) => trashed)) void flush()
    else timer ??= setTimeout(() => void flush(), pause)
  }

  async function flush(): Promise<Parsed<null>> {
    clearTimeout(timer)
    timer = undefined
    if (facts.size === 0 && removed.size === 0) return { ok: true, value: null }
    const change = { sequence, changed: [...facts.values()], removed: [...removed] }
    facts = new Map()
    removed = new Set()
    const noted = await desktop.noteStored(change)
    // On a full disk, say: it goes with the next note, unless something newer was noted meanwhile.
    if (!noted.ok) putBack(change)
    return noted
  }

  function putBack({ changed, removed: gone }: StoredChange): void {
    for (const one of changed) if (!facts.has(one.id) && !removed.has(one.id)) facts.set(one.id, one)
    for (const id of gone) if (!facts.has(id)) removed.add(id)
  }

  return {
    note,
    flush,
    forget: (ids) => {
      note({ sequence: 0, changed: [], removed: ids })
      return flush()
    },
  }
}
