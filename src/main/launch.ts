import { join } from 'node:path'

/** Scheme and host are frozen for ever, like the program's name: another origin is another, empty store. */
export const bundleScheme = 'app'
export const bundleHost = 'bundle'
export const bundleOrigin = `${bundleScheme}://${bundleHost}`
export const programName = 'Coverline'

/** What a start is allowed to do; decided once, from facts gathered outside. */
export interface Launch {
  /** Origin that may talk to this process: the bundle, or the development server. */
  readonly origin: string
  /** Address of the window's page. */
  readonly page: string
  /** Unpackaged and served by the development server: its address and web socket are let through. */
  readonly developmentServer: URL | null
  readonly developerTools: boolean
  /** False only for root with `--no-sandbox`, which `npm start -- --electron` passes and announces. */
  readonly sandbox: boolean
  readonly userData: string
}

export interface LaunchFacts {
  readonly packaged: boolean
  /** Set by the development server's launcher. */
  readonly developmentAddress: string | undefined
  readonly noSandboxSwitch: boolean
  readonly userIsRoot: boolean
  readonly appData: string
  /** Value of `--user-data-dir`, empty when it isn't given. */
  readonly userDataSwitch: string
}

export function decideLaunch(facts: LaunchFacts): Launch {
  const developmentServer = facts.packaged ? null : loopbackAddress(facts.developmentAddress)
  return {
    origin: developmentServer?.origin ?? bundleOrigin,
    page: developmentServer?.href ?? `${bundleOrigin}/index.html`,
    developmentServer,
    developerTools: !facts.packaged,
    sandbox: !(facts.noSandboxSwitch && facts.userIsRoot),
    userData: facts.userDataSwitch === '' ? join(facts.appData, programName) : facts.userDataSwitch,
  }
}

function loopbackAddress(text: string | undefined): URL | null {
  if (text === undefined || !URL.canParse(text)) return null
  const address = new URL(text)
  return address.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(address.hostname) ? address : null
}
