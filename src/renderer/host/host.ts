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

/** The desktop program, which can do more than a page; null in a plain browser, and where there is no page at all. */
export const desktop: DesktopHost | null = typeof window === 'undefined' ? null : (window.coverline ?? null)

/** The host that this page runs in. */
export const host: Bridge = desktop ?? browserBridge(version)
