import type { Bridge } from '../../bridge/bridge.ts'
import type { DesktopHost } from '../../bridge/desktop-bridge.ts'
import { version } from '../../../package.json'
import { browserBridge } from './browser-bridge.ts'

declare global {
  interface Window {
    /** Put there by the desktop program's preload; absent in a plain browser. */
    readonly coverline?: DesktopHost
  }
}

/** The host that this page runs in. */
export const host: Bridge = window.coverline ?? browserBridge(version)

/** The same where it is the desktop program, which can do more; null in a plain browser. */
export const desktop: DesktopHost | null = window.coverline ?? null
