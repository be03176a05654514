import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout, or the copy of it that the tests run on. */
export const project = dirname(dirname(fileURLToPath(import.meta.url)))

/** Electron's executable that the tests run on; `npm test` finds or makes it and names its folder. */
export function electronBinary(): string {
  const folder = electronFolder()
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as const
  const name = process.platform === 'darwin' || process.platform === 'win32' ? names[process.platform] : 'electron'
  return join(folder, name)
}

export function electronFolder(): string {
  const folder = process.env['COVERLINE_TEST_ELECTRON'] ?? ''
  if (folder === '') throw new Error('Start the end-to-end tests with npm test or npm run test:e2e.')
  return folder
}

/** Chromium that the tests run on; undefined: the one that Playwright installed. */
export function chromiumBinary(): string | undefined {
  const path = process.env['COVERLINE_TEST_CHROMIUM'] ?? ''
  return existsSync(path) ? path : undefined
}

/** A port of 127.0.0.1 that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      server.close(() => {
        if (typeof bound === 'object' && bound !== null) resolve(bound.port)
        else reject(new Error('No port is free.'))
      })
    })
  })
}
