import type { DesktopHost, StoredFacts } from '../../bridge/desktop-bridge.ts'
import { shelve, shelveOlder } from '../../core/assessment/snapshot.ts'
import type { Snapshot } from '../../core/assessment/snapshot.ts'
import { parsed, refused } from '../../core/problem.ts'
import { memoryLinks } from './memory-share.test-twin.ts'
import type { MemoryLinks, MemoryShare } from './memory-share.test-twin.ts'

export interface MemoryDesktop extends DesktopHost {
  readonly links: MemoryLinks
  readonly facts: Map<string, StoredFacts>
  readonly shelves: Map<string, readonly Snapshot[]>
  readonly texts: Map<string, string>
  /** Calls of `startOver`. */
  readonly startedOver: string[]
  /** From here on nothing can be kept or noted, as on a full disk. */
  fill: () => void
}

const full = refused([{ file: '', where: '', what: 'The disk is full.', mend: '' }])
const unused = (): never => {
  throw new Error('not part of this test')
}

/** The desktop program's files in memory: they outlive a window and its database. */
export function memoryDesktop(share: MemoryShare = new Map()): MemoryDesktop {
  const links = memoryLinks(share)
  const facts = new Map<string, StoredFacts>()
  const shelves = new Map<string, readonly Snapshot[]>()
  const texts = new Map<string, string>()
  const startedOver: string[] = []
  let isFull = false
  let sequence = 0
  let number = 0
  const answer = <T>(value: T) => Promise.resolve(parsed(value))
  return {
    links,
    facts,
    shelves,
    texts,
    startedOver,
    fill: () => {
      isFull = true
    },
    startFacts: () =>
      answer({ manifest: sequence === 0 ? null : { sequence, assessments: [...facts.values()] }, chosen: null }),
    noteStored: (change) => {
      if (isFull) return Promise.resolve(full)
      sequence = Math.max(sequence, change.sequence)
      for (const one of change.changed) facts.set(one.id, one)
      for (const id of change.removed) facts.delete(id)
      return answer(null)
    },
    snapshots: (assessment) =>
      answer(
        assessment === null
          ? [...shelves.values()].flatMap((list) => list.slice(0, 1))
          : (shelves.get(assessment) ?? []),
      ),
    keepSnapshot: ({ text, ...request }) => {
      if (isFull) return Promise.resolve(full)
      const made = { id: `snapshot ${number++}`, sha256: text }
      const { snapshot, isNew, stay } = shelve(shelves.get(request.assessment) ?? [], request, made)
      shelves.set(request.assessment, stay)
      if (isNew) texts.set(snapshot.id, text)
      return answer({ snapshot, isNew })
    },
    readSnapshot: (_assessment, id) => {
      const text = texts.get(id)
      return text === undefined ? Promise.resolve(full) : answer(text)
    },
    markSnapshot: (assessment, id, mark) => {
      const list = shelves.get(assessment) ?? []
      shelves.set(
        assessment,
        list.map((one) => (one.id === id ? { ...one, ...mark } : one)),
      )
      return answer(null)
    },
    removeSnapshots: (assessment, ids) => {
      const list = shelves.get(assessment) ?? []
      shelves.set(assessment, ids === null ? [] : list.filter(({ id }) => !ids.includes(id)))
      return answer(null)
    },
    addSnapshots: (assessment, older) => {
      if (isFull) return Promise.resolve(full)
      const hashed = older.map(({ snapshot, text }) => ({ snapshot: { ...snapshot, sha256: text }, text }))
      const { added, stay } = shelveOlder(shelves.get(assessment) ?? [], hashed, () => `snapshot ${number++}`)
      shelves.set(assessment, stay)
      for (const { snapshot, text } of added) texts.set(snapshot.id, text)
      return answer(added.length)
    },
    saveSnapshots: (assessments) => answer(assessments.length),
    startOver: (then) => {
      startedOver.push(then)
      return Promise.resolve()
    },
    readyToEnd: () => Promise.resolve(),
    whenEnding: () => undefined,
    about: unused,
    saveFile: unused,
    showInFolder: unused,
    openFile: unused,
    openBytes: unused,
    openLink: unused,
    placeSharedFile: unused,
    ...links,
  }
}
