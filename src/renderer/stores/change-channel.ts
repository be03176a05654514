import type { StoredChange } from '../../bridge/desktop-bridge.ts'

/** How the pages of one browser profile tell each other what they wrote; a page never hears itself. */
export interface ChangeChannel {
  tell: (change: StoredChange) => void
  listen: (heard: (change: StoredChange) => void) => void
}

export function openChangeChannel(): ChangeChannel {
  const channel = new BroadcastChannel('coverline changes')
  return {
    tell: (change) => {
      channel.postMessage(change)
    },
    listen: (heard) => {
      channel.addEventListener('message', (event) => {
        // Only this program's pages are on this origin.
        heard(event.data as StoredChange)
      })
    },
  }
}
