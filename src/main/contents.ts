import type { App, Event } from 'electron'
import type { Launch } from './launch.ts'
import { originOf } from './network.ts'

/** A window shows one page for its whole life: it goes nowhere, opens nothing and embeds nothing. */
export function denyNavigation(app: App, launch: Launch): void {
  app.on('web-contents-created', (_event, contents) => {
    // Reloading its own page is the development server's way to show a change; the bundle never navigates.
    const deny = (event: Event, address: string): void => {
      if (launch.developmentServer === null || originOf(address) !== launch.origin) event.preventDefault()
    }
    contents.on('will-navigate', (details) => {
      deny(details, details.url)
    })
    contents.on('will-frame-navigate', (details) => {
      deny(details, details.url)
    })
    contents.on('will-redirect', (details) => {
      deny(details, details.url)
    })
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // The Content Security Policy doesn't cover WebRTC. With this and the dead proxy it has no way out.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}
