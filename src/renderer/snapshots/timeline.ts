import { shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import type { SnapshotFigures } from '../../core/assessment/snapshot.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import type { Problem } from '../../core/problem.ts'
import { useSnapshotStore } from '../stores/snapshot-store.ts'
import type { Snapshot } from '../stores/snapshot-store.ts'

export type Timeline =
  | { readonly kind: 'reading' }
  /** Newest first. */
  | { readonly kind: 'ready'; readonly snapshots: readonly Snapshot[] }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] }

/** The snapshots of an assessment, read anew whenever one is kept, named or deleted. */
export function useTimeline(assessment: () => string): ShallowRef<Timeline> {
  const snapshots = useSnapshotStore()
  const timeline = shallowRef<Timeline>({ kind: 'reading' })
  watch(
    () => [assessment(), snapshots.changes] as const,
    async ([id]) => {
      const list = await snapshots.list(id)
      // Another assessment may have been opened meanwhile.
      if (id !== assessment()) return
      timeline.value = list.ok ? { kind: 'ready', snapshots: list.value } : { kind: 'failed', problems: list.problems }
    },
    { immediate: true },
  )
  return timeline
}

/** The figures of now, as snapshots have them: those of the scenario *current*. */
export function figuresOf({ metrics, progress }: Coverage): SnapshotFigures {
  const { techniques, covered, breadth, strength } = metrics
  return { techniques, covered, breadth, strength, assessed: progress.assessed, capabilities: progress.capabilities }
}
