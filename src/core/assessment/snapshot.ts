import { byCodeUnits } from '../order.ts'

/** Why a snapshot was kept; all but `byHand` happen by themselves. */
export type SnapshotReason =
  'byHand' | 'afterChange' | 'quit' | 'bulkEdit' | 'import' | 'restore' | 'migration' | 'merge' | 'backup'
export const snapshotReasons: readonly SnapshotReason[] = [
  'byHand',
  'afterChange',
  'quit',
  'bulkEdit',
  'import',
  'restore',
  'migration',
  'merge',
  'backup',
]

/** Figures of an assessment in the scenario *current* when it was kept. */
export interface SnapshotFigures {
  /** Techniques in scope. */
  readonly techniques: number
  readonly covered: number
  /** covered / techniques, 0–1. */
  readonly breadth: number
  /** Mean over the techniques in scope, 0–1. */
  readonly strength: number
  readonly assessed: number
  readonly capabilities: number
}

/** What is known of a snapshot without reading its text, which is the assessment's canonical file. */
export interface Snapshot {
  /** A UUID. */
  readonly id: string
  /** Id of the assessment. */
  readonly assessment: string
  /** The assessment's name then. */
  readonly assessmentName: string
  /** Given by hand; empty where it has none. */
  readonly name: string
  readonly reason: SnapshotReason
  /** ISO time, to show; which one is newer is decided by `sequence`. */
  readonly keptAt: string
  /** Counts up over the snapshots of one assessment, whatever the clock says; 0 of older ones of a backup. */
  readonly sequence: number
  /** Sequence of the last change of the assessment that was saved by then. */
  readonly change: number
  /** Stays until a person deletes it. */
  readonly pinned: boolean
  /** SHA-256 of the text, in hexadecimal. */
  readonly sha256: string
  /** Capability entries of the document. */
  readonly rows: number
  /** Null where they were lost with the list of the snapshots. */
  readonly figures: SnapshotFigures | null
}

/** What a snapshot is made from. */
export type SnapshotRequest = Omit<Snapshot, 'id' | 'sequence' | 'pinned' | 'sha256'> & {
  /** The assessment's canonical file. */
  readonly text: string
}

export interface SnapshotMark {
  readonly name: string
  readonly pinned: boolean
}

export interface Shelving {
  readonly snapshot: Snapshot
  /** False where the newest one says the same already; then it only may have got a name. */
  readonly isNew: boolean
  /** All that stay, newest first. */
  readonly stay: readonly Snapshot[]
  /** Those that give way. */
  readonly go: readonly Snapshot[]
}

const newestKept = 20
const daysKept = 14

export function newestFirst(snapshots: readonly Snapshot[]): readonly Snapshot[] {
  return [...snapshots].sort((a, b) => b.sequence - a.sequence || byCodeUnits(b.keptAt, a.keptAt))
}

/**
 * Which snapshots of one assessment stay: pinned ones, of the others the newest 20, and the newest of each day for 14
 * days. Newer is what was kept later, never what the clock says: a day is only a name that some share.
 */
export function retained(snapshots: readonly Snapshot[]): ReadonlySet<Snapshot> {
  const stay = new Set(snapshots.filter(({ pinned }) => pinned))
  const days = new Set<string>()
  newestFirst(snapshots.filter(({ pinned }) => !pinned)).forEach((snapshot, at) => {
    const day = snapshot.keptAt.slice(0, 'YYYY-MM-DD'.length)
    const isOfNewDay = !days.has(day) && days.size < daysKept
    if (isOfNewDay) days.add(day)
    if (at < newestKept || isOfNewDay) stay.add(snapshot)
  })
  return stay
}

/** Puts a snapshot on the shelf of its assessment: decides only, writes nothing. */
export function shelve(
  shelf: readonly Snapshot[],
  request: Omit<SnapshotRequest, 'text'>,
  made: Pick<Snapshot, 'id' | 'sha256'>,
): Shelving {
  const newest = newestFirst(shelf)[0]
  const isNamed = request.name !== ''
  if (newest?.sha256 === made.sha256 && (!isNamed || newest.name === '')) {
    const mark = isNamed ? { name: request.name, pinned: true } : {}
    const snapshot = { ...newest, change: Math.max(newest.change, request.change), ...mark }
    const stay = newestFirst(shelf).map((one) => (one === newest ? snapshot : one))
    return { snapshot, isNew: false, stay, go: [] }
  }
  const sequence = (newest?.sequence ?? 0) + 1
  const { assessment, assessmentName, name, reason, keptAt, change, rows, figures } = request
  const facts = { assessment, assessmentName, name, reason, keptAt, change, rows, figures }
  const snapshot: Snapshot = { ...made, ...facts, sequence, pinned: isNamed }
  const all = [snapshot, ...newestFirst(shelf)]
  const staying = retained(all)
  return {
    snapshot,
    isNew: true,
    stay: all.filter((one) => staying.has(one)),
    go: all.filter((one) => !staying.has(one)),
  }
}

export interface OlderSnapshot {
  readonly snapshot: Snapshot
  /** The assessment's canonical file. */
  readonly text: string
}

export interface OlderShelving {
  /** Those that come onto the shelf, with their texts. */
  readonly added: readonly OlderSnapshot[]
  /** All that stay, newest first. */
  readonly stay: readonly Snapshot[]
  readonly go: readonly Snapshot[]
}

/**
 * Puts snapshots that a backup brought under all that is on the shelf of their assessment: what is here stays the newest,
 * whenever it was kept. What is there already, or would give way at once, stays away. Decides only, writes nothing.
 */
export function shelveOlder(
  shelf: readonly Snapshot[],
  older: readonly OlderSnapshot[],
  newId: () => string,
): OlderShelving {
  const there = new Set(shelf.map(({ sha256 }) => sha256))
  const fresh = older
    .filter(({ snapshot }) => !there.has(snapshot.sha256))
    // Numbers of changes are those of another database; ids may be taken.
    .map(({ snapshot, text }) => {
      const sequence = shelf.length === 0 ? snapshot.sequence : 0
      return { snapshot: { ...snapshot, id: newId(), sequence, change: 0 }, text }
    })
  const all = newestFirst([...shelf, ...fresh.map(({ snapshot }) => snapshot)])
  const staying = retained(all)
  return {
    added: fresh.filter(({ snapshot }) => staying.has(snapshot)),
    stay: all.filter((one) => staying.has(one)),
    go: shelf.filter((one) => !staying.has(one)),
  }
}
