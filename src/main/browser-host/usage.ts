/** The store of a browser belongs to the address, so the port is frozen like the origin of the window. */
export const usualPort = 47615

export interface Usage {
  readonly port: number
  readonly openBrowser: boolean
}

export function readUsage(values: readonly string[]): Usage | { readonly problem: string } {
  let usage: Usage = { port: usualPort, openBrowser: true }
  const left = values.flatMap((value) => (value.startsWith('--port=') ? ['--port', value.slice(7)] : [value]))
  for (let value = left.shift(); value !== undefined; value = left.shift()) {
    if (value === '--no-open') usage = { ...usage, openBrowser: false }
    else if (value === '--port') {
      const port = left.shift() ?? ''
      if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535 || Number(port) < 1)
        return { problem: `--port needs a number from 1 to 65535, not "${port}".` }
      usage = { ...usage, port: Number(port) }
    } else return { problem: `Unknown option ${value}. Known are --port N and --no-open.` }
  }
  return usage
}

/** The command that opens an address in the person's browser, or null where none would be seen. */
export function browserCommand(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
  address: string,
): readonly [command: string, ...values: string[]] | null {
  const isSet = (name: string): boolean => (environment[name] ?? '') !== ''
  if (isSet('CI')) return null
  if (platform === 'darwin') return ['open', address]
  if (platform === 'win32') return ['cmd', '/c', 'start', '', address]
  return isSet('DISPLAY') || isSet('WAYLAND_DISPLAY') ? ['xdg-open', address] : null
}
