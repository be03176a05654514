import { unwatchFile, watchFile } from 'node:fs'

/** Milliseconds between two looks: asking a server for a file's times costs it next to nothing. */
const pause = 1500

let stop: (() => void) | null = null

/**
 * Looks at one file until another one is named, and calls `changed` when it was written, came or went. It asks rather than
 * listens: network shares don't tell of what other computers do there.
 */
export function watchOnly(path: string | null, changed: () => void): void {
  stop?.()
  stop = null
  if (path === null) return
  const look = (): void => {
    changed()
  }
  watchFile(path, { interval: pause, persistent: false }, look)
  stop = () => {
    unwatchFile(path, look)
  }
}
