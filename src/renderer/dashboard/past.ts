import { shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import type { Assessment } from '../../core/assessment/assessment.ts'
import type { SnapshotFigures } from '../../core/assessment/snapshot.ts'
import { differingBasis } from '../../core/coverage/change.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import { figureChanges } from '../../core/report/figure-changes.ts'
import type { FigureChanges } from '../../core/report/figure-changes.ts'
import { listed } from '../../core/report/printed-figures.ts'
import type { TimelinePoint } from '../../core/report/timeline-series.ts'
import { attackWords } from '../frame/scope-words.ts'
import { timeOf, titleOf } from '../frame/snapshot-words.ts'
import { figuresOf } from '../snapshots/timeline.ts'
import type { useAssessmentStore } from '../stores/assessment-store.ts'
import { useSnapshotStore } from '../stores/snapshot-store.ts'
import type { Snapshot } from '../stores/snapshot-store.ts'

/** An assessment as a snapshot has it, computed anew from its document. */
export interface PastMoment {
  readonly snapshot: Snapshot
  readonly document: Pick<Assessment, 'attack' | 'scope' | 'weights' | 'threats' | 'mappingSets' | 'overrides'>
  readonly figures: SnapshotFigures
}

export interface Past {
  /** Oldest first; grows while they are read, the newest ones first. */
  readonly moments: readonly PastMoment[]
  /** Older ones that aren't read. */
  readonly left: number
  /** False until all are read that will be. */
  readonly isRead: boolean
}

/** As many points as a chart has room for. */
const mostRead = 40
const nothing: Past = { moments: [], left: 0, isRead: false }

/** By content: a snapshot never changes, and is computed once as long as the program runs. */
const known = new Map<string, PastMoment['document'] & { readonly figures: SnapshotFigures }>()

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}

/** Reads the snapshots of an assessment one by one behind what is on screen, and anew when one is kept or deleted. */
export function usePast(assessment: () => string | undefined): ShallowRef<Past> {
  const snapshots = useSnapshotStore()
  const past = shallowRef<Past>(nothing)
  let turn = 0

  async function momentOf(snapshot: Snapshot): Promise<PastMoment | null> {
    const found = known.get(snapshot.sha256)
    if (found !== undefined) return { snapshot, document: found, figures: found.figures }
    await pause()
    const view = await snapshots.view(snapshot)
    if (!view.ok) return null
    const { document, current } = view.value
    const { attack, scope, weights, threats, mappingSets, overrides } = document
    const figures = figuresOf(current)
    known.set(snapshot.sha256, { attack, scope, weights, threats, mappingSets, overrides, figures })
    return { snapshot, document, figures }
  }

  async function read(id: string): Promise<void> {
    const mine = ++turn
    const list = await snapshots.list(id)
    if (mine !== turn) return
    const all = list.ok ? list.value : []
    const moments: PastMoment[] = []
    for (const snapshot of all.slice(0, mostRead)) {
      const moment = await momentOf(snapshot)
      if (mine !== turn) return
      if (moment !== null) moments.unshift(moment)
    }
    past.value = { moments, left: Math.max(0, all.length - mostRead), isRead: true }
  }

  watch(
    () => [assessment(), snapshots.changes] as const,
    ([id], before) => {
      if (id !== before?.[0]) past.value = nothing
      if (id !== undefined) void read(id)
    },
    { immediate: true },
  )
  return past
}

/** `24 Nov` of a time as it is written here. */
function dayOf(time: string): string {
  return time.split(' ').slice(0, 2).join(' ')
}

/** Points of the timeline, with now at the end. */
export function timelinePoints({ moments }: Past, now: Coverage): TimelinePoint[] {
  const { domain, version } = now.index.attack
  return [
    ...moments.map(({ snapshot, document, figures }): TimelinePoint => {
      const time = timeOf(snapshot)
      const attack = attackWords(document.attack.domain, document.attack.version)
      return { id: snapshot.id, title: titleOf(snapshot), time, day: dayOf(time), figures, attack }
    }),
    { id: 'now', title: '', time: 'Now', day: 'Now', figures: figuresOf(now), attack: attackWords(domain, version) },
  ]
}

export interface Since {
  /** `since 24 Nov 2026, Before the audit` */
  readonly words: string
  /** Null where the figures can't be held against each other; `words` says why. */
  readonly changes: FigureChanges | null
}

/**
 * What changed since the newest snapshot that a person kept, or where there is none since the newest of all: one that
 * keeps itself follows every change, so it has little to say. Null without a snapshot.
 */
export function sinceLast(
  { moments }: Past,
  { current, document }: Pick<ReturnType<typeof useAssessmentStore>, 'current' | 'document'>,
): Since | null {
  const newest = [...moments].reverse()
  const then = newest.find(({ snapshot }) => snapshot.name !== '') ?? newest[0]
  if (then === undefined || current === null || document === null) return null
  const { attack } = then.document
  const title = [timeOf(then.snapshot), titleOf(then.snapshot)].filter((text) => text !== '').join(', ')
  if (attack.domain !== document.attack.domain || attack.version !== document.attack.version) {
    return { words: `${title} was on ${attackWords(attack.domain, attack.version)}`, changes: null }
  }
  const differs = differingBasis({ ...document, ...then.document }, document)
  const also = differs.length === 0 ? '' : `; not only marks differ: ${listed(differs)}`
  return { words: `since ${title}${also}`, changes: figureChanges(then.figures, figuresOf(current)) }
}
