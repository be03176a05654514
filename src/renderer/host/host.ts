import type { Bridge } from '../../bridge/bridge.ts'
import { version } from '../../../package.json'
import { browserBridge } from './browser-bridge.ts'

declare global {
  interface Window {
    /** Put there by the desktop program's preload; absent in a plain browser. */
    readonly coverline?: Bridge
  }
}

/** The host that this page runs in. */
export const host: Bridge = window.coverline ?? browserBridge(version)
