/**
 * @typedef {object} StartOptions
 * @property {'electron' | 'browser' | null} forced the host that the person asked for
 * @property {readonly string[]} browserHost options for the browser host
 */

export const startUsage = `npm start                    a window, or a page in the browser where no window can be had
npm start -- --electron      the window, even for root (then without Chromium's sandbox)
npm start -- --browser       the page, served on this machine only
            --port N         its port (another port is another, empty store)
            --no-open        print its address only`

/**
 * @param {readonly string[]} values
 * @returns {StartOptions | { readonly problem: string }}
 */
export function readStartOptions(values) {
  let forced = null
  const browserHost = []
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]
    if (value === '--electron' || value === '--browser') {
      const host = value.slice(2)
      if (forced !== null && forced !== host) return { problem: '--electron and --browser exclude each other.' }
      forced = host
    } else if (value === '--port') browserHost.push(value, values[(at += 1)] ?? '')
    else if (value === '--no-open' || value.startsWith('--port=')) browserHost.push(value)
    else return { problem: `Unknown option ${value}.` }
  }
  return { forced, browserHost }
}

/**
 * Why no window can be tried here, as the start of a sentence; null where one can.
 * @param {{ platform: string, root: boolean, environment: Readonly<Record<string, string | undefined>> }} machine
 */
export function reasonAgainstWindow({ platform, root, environment }) {
  if (platform !== 'linux') return null
  const isSet = (name) => (environment[name] ?? '') !== ''
  if (!isSet('DISPLAY') && !isSet('WAYLAND_DISPLAY')) return 'There is no display'
  return root ? 'Chromium refuses its sandbox for root' : null
}
