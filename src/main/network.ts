import type { App, Session } from 'electron'
import { bundleScheme, type Launch } from './launch.ts'

const allowedSchemes: ReadonlySet<string> = new Set([`${bundleScheme}:`, 'blob:', 'data:'])
const allowedPermissions: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write'])

/**
 * Before ready: no name and no address resolves, for windows and for this process's own requests; not even this
 * machine's. Only an unpackaged development start lets its server through.
 */
export function cutNetwork(app: App, launch: Launch): void {
  const exception = launch.developmentServer === null ? '' : `, EXCLUDE ${launch.developmentServer.hostname}`
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${exception}`)
  app.commandLine.appendSwitch('disable-background-networking')
}

/** Once ready: permissions, requests, proxy and downloads of the one session that windows use. */
export async function guardSession(session: Session, launch: Launch): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(allowedPermissions.has(permission) && originOf(details.requestingUrl) === launch.origin)
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => allowedPermissions.has(permission) && originOf(origin) === launch.origin,
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayRequest(details.url, launch) })
  })
  session.setSpellCheckerEnabled(false)
  // Files leave through the bridge, where the person chooses the place; a page can't start a download.
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  if (launch.developmentServer === null) {
    // Port 9 discards; `<-loopback>` takes this machine's own addresses out of the usual exception.
    await session.setProxy({ mode: 'fixed_servers', proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' })
  }
}

export function mayRequest(address: string, launch: Launch): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  if (allowedSchemes.has(protocol)) return true
  if (launch.developerTools && protocol === 'devtools:') return true
  const server = launch.developmentServer
  return server !== null && host === server.host && (protocol === 'http:' || protocol === 'ws:')
}

/** Origin by scheme and host: `URL.origin` is `null` for schemes that Node doesn't know. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, host } = new URL(address)
  return host === '' ? null : `${protocol}//${host}`
}
