import { defineStore } from 'pinia'
import type { Assessment } from '../../core/assessment/assessment.ts'
import type { Edit } from '../../core/assessment/edits.ts'
import { describeDifference } from '../../core/assessment/merge/difference.ts'
import type { Difference } from '../../core/assessment/merge/difference.ts'
import { merge3 } from '../../core/assessment/merge/merge3.ts'
import { keepingParts } from '../../core/assessment/merge/same-parts.ts'
import { sharedCopy, textToHash } from '../../core/assessment/merge/shared-copy.ts'
import { parseAssessment } from '../../core/assessment/parse.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import { parsed } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { useAssessmentStore } from './assessment-store.ts'
import { useKnowledgeStore } from './knowledge-store.ts'
import { useSnapshotStore } from './snapshot-store.ts'
import { useStorageStore } from './storage-store.ts'
import { useSurroundings } from './surroundings.ts'
import { hashText } from './text-hash.ts'

/** A file that holds another version of an assessment that is here. */
export interface IncomingCopy {
  readonly file: string
  readonly text: string
  readonly theirs: Assessment
  readonly ours: Assessment
  /** The version that both come from; null where none is known. */
  readonly base: Assessment | null
  /** What they changed; without a base, all that differs from ours. */
  readonly changes: readonly Difference[]
  /** How many conflicts merging would leave. */
  readonly conflicts: number
}

/** Merging into ours says where the copy came from only if ours was a copy too: then its way leads back to there. */
function withBaseFor(ours: Assessment, theirs: Assessment): Assessment {
  return { ...theirs, base: ours.base === '' ? '' : theirs.base || ours.base }
}

/** `base` isn't compared: it says where a copy came from, and nothing about what is deployed. */
function withoutBase(assessment: Assessment): Assessment {
  return { ...assessment, base: '' }
}

/** Merges a copy into whatever the document is by then. */
export function mergedWith({ base, theirs }: Pick<IncomingCopy, 'base' | 'theirs'>): Edit {
  return (ours) => {
    const incoming = withBaseFor(ours, theirs)
    const before = base === null ? null : { ...base, base: ours.base }
    const { assessment } = merge3(before, ours, incoming)
    return assessment.base === incoming.base ? assessment : { ...assessment, base: incoming.base }
  }
}

/** Puts a copy in the document's place. */
export function replacedBy({ theirs }: Pick<IncomingCopy, 'theirs'>): Edit {
  return (ours) => keepingParts(ours, { ...withBaseFor(ours, theirs), id: ours.id })
}

/** Copies of assessments that go to colleagues and come back changed. */
export const useCopyStore = defineStore('copies', () => {
  const { database } = useSurroundings()
  const knowledge = useKnowledgeStore()
  const storage = useStorageStore()
  const assessment = useAssessmentStore()
  const snapshots = useSnapshotStore()

  /** The document as it is now, unsaved edits of the open one included. */
  async function present(id: string): Promise<Parsed<Assessment>> {
    if (assessment.document?.id === id) return parsed(assessment.document)
    const stored = await database.load(id)
    return stored.ok ? parsed(stored.value.document) : stored
  }

  /** The version with one of these hashes: ours as it is now, or one that a snapshot kept. The first hash comes first. */
  async function findByHash(ours: Assessment, hashes: readonly string[]): Promise<Assessment | null> {
    const [now, kept] = await Promise.all([hashText(textToHash(ours)), snapshots.list(ours.id)])
    for (const hash of hashes) {
      if (hash === now) return ours
      // The hash of a snapshot is that of its whole text; one of a copy says more than the hash is taken from.
      const found = kept.ok ? kept.value.find(({ sha256 }) => `sha256:${sha256}` === hash) : undefined
      const version = found === undefined ? undefined : await snapshots.read(found)
      if (version?.ok === true) return version.value
    }
    return null
  }

  /** The version that both come from; null where none is known. */
  function commonBase(ours: Assessment, theirs: Assessment): Promise<Assessment | null> {
    // The copy's own base first; otherwise the one that ours was taken from, which both may go back to.
    return findByHash(
      ours,
      [theirs.base, ours.base].filter((hash) => hash !== ''),
    )
  }

  /** Compares a file with the assessment of the same id that is here; null when there is none. */
  async function compare(file: string, text: string): Promise<Parsed<IncomingCopy | null>> {
    const known = await knowledge.open()
    if (!known.ok) return known
    const read = parseAssessment(text, file, known.value.bundled)
    if (!read.ok) return read
    const theirs = read.value
    const summaries = await listed()
    if (!summaries.ok) return summaries
    if (!summaries.value.some(({ id }) => id === theirs.id)) return parsed(null)
    const found = await present(theirs.id)
    if (!found.ok) return found
    const ours = found.value
    const base = await commonBase(ours, theirs)
    const merged = mergedWith({ base, theirs })(ours)
    const before = new Set(ours.conflicts.map(({ at }) => JSON.stringify(at)))
    return parsed({
      file,
      text,
      theirs,
      ours,
      base,
      changes: describeDifference(withoutBase(base ?? ours), withoutBase(theirs)),
      conflicts: merged.conflicts.filter(({ at }) => !before.has(JSON.stringify(at))).length,
    })
  }

  async function listed(): Promise<Parsed<readonly { readonly id: string }[]>> {
    return storage.summaries === null ? database.summaries() : parsed(storage.summaries)
  }

  async function changed(copy: IncomingCopy, edit: Edit, label: string): Promise<Parsed<null>> {
    const opened = await assessment.load(copy.ours.id)
    if (!opened.ok) return opened
    const kept = await assessment.keepSnapshot('merge')
    return kept.ok ? assessment.change(edit, label) : kept
  }

  /** Opens the assessment and merges the copy into it, as one edit. */
  function merge(copy: IncomingCopy): Promise<Parsed<null>> {
    return changed(copy, mergedWith(copy), `Merge ${copy.file}`)
  }

  /** Opens the assessment and replaces all it says by the copy, as one edit. */
  function replace(copy: IncomingCopy): Promise<Parsed<null>> {
    return changed(copy, replacedBy(copy), `Replace by ${copy.file}`)
  }

  /** The file of a copy for a colleague: it says which version it was taken from, and that one is kept. */
  async function share(id: string): Promise<Parsed<string>> {
    const document = await present(id)
    if (!document.ok) return document
    if (document.value.base === '') {
      if (assessment.document?.id === id) await assessment.flush()
      const kept = await snapshots.keepStored(id, 'byHand', 'Shared copy')
      if (!kept.ok) return kept
    }
    return parsed(printAssessment(await sharedCopy(document.value, hashText)))
  }

  return { commonBase, compare, merge, replace, share }
})
