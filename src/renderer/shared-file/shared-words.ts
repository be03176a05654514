import { counted } from '../../core/report/printed-figures.ts'
import type { Arrival, SharedState } from '../stores/shared-session.ts'

/** How it stands with the shared file, in a few words. */
export function sharedWords({ kind }: SharedState): string {
  switch (kind) {
    case 'looking':
      return 'Shared, looking'
    case 'inStep':
      return 'Shared, in step'
    case 'writing':
      return 'Shared, writing'
    case 'waiting':
      return 'Shared file not reached'
    case 'gone':
      return 'Shared file is gone'
    case 'refused':
      return 'Shared file not usable'
  }
}

/** What came from the others: `3 capabilities came from the shared file, with 1 conflict`. */
export function arrivalWords({ came, conflicts }: Arrival): string {
  const ofCapabilities = came.filter(({ at }) => 'capability' in at && !('technique' in at)).length
  const what =
    ofCapabilities === came.length ? counted(came.length, 'capability', 'capabilities') : counted(came.length, 'change')
  const left = counted(conflicts, 'conflict')
  if (came.length === 0) return `${left} came from the shared file`
  return `${what} came from the shared file${conflicts === 0 ? '' : `, with ${left}`}`
}
