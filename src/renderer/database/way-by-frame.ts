const frameId = 'way-to-databases'

/**
 * The databases of this page as an empty frame in it reaches them; what is opened so is closed when it is asked for anew.
 *
 * Where a disk is full Chromium closes the database, and with it sometimes the page's own way to all of its databases:
 * from then on nothing that the page asks is ever answered (seen in Electron 33, in every second try on a busy machine).
 * A frame of the same origin has a way of its own.
 */
export function wayByFrame(): IDBFactory {
  document.getElementById(frameId)?.remove()
  const frame = document.createElement('iframe')
  frame.id = frameId
  frame.hidden = true
  document.body.append(frame)
  const inside = frame.contentWindow
  if (inside === null) throw new Error('A frame has no window.')
  return (inside as Window & typeof globalThis).indexedDB
}
