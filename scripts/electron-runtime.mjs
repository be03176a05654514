import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from './processes.mjs'
import { project } from './project.mjs'

// Never `require('electron')` here: outside Electron that starts a download by itself.
const electron = join(project, 'node_modules/electron')
const binaries = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const binary = binaries[process.platform] ?? 'electron'

/** @returns {string | null} Electron's executable, where it is on this machine */
export function findElectron() {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const folder = chosen === undefined || chosen === '' ? join(electron, 'dist') : chosen
  const path = join(folder, binary)
  return existsSync(path) ? path : null
}

/**
 * Lets the electron package fetch its runtime: the archive first, with a bar of our own and a plain reason when it
 * fails, then the package's own installer, which finds it in the cache and unpacks it.
 * @returns {Promise<string>} its executable
 */
export async function fetchElectron() {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (chosen !== undefined && chosen !== '')
    throw new Error(`there is no ${binary} in ELECTRON_OVERRIDE_DIST_PATH (${chosen})`)
  const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'))
  console.log(`Fetching Electron ${version} from github.com (once, about 110 MB).`)
  const bar = progressBar()
  try {
    const get = createRequire(join(electron, 'package.json')).resolve('@electron/get')
    const { downloadArtifact } = await import(pathToFileURL(get).href)
    await downloadArtifact({
      version,
      artifactName: 'electron',
      cacheRoot: process.env.electron_config_cache,
      checksums: JSON.parse(readFileSync(join(electron, 'checksums.json'), 'utf8')),
      downloadOptions: { quiet: true, getProgressCallback: bar.show },
    })
  } catch (error) {
    throw new Error(reasonOf(error))
  } finally {
    bar.end()
  }
  await run(process.execPath, [join(electron, 'install.js')])
  const found = findElectron()
  if (found === null) throw new Error('its installer left nothing behind')
  return found
}

/** A bar on a terminal; elsewhere nothing, since a log would keep every step of it. */
function progressBar() {
  const terminal = process.stdout.isTTY
  let shown = -1
  return {
    show: ({ percent }) => {
      const step = Math.floor(percent * 100)
      if (!terminal || step === shown) return
      shown = step
      process.stdout.write(`\r[${'#'.repeat(Math.floor(step / 2.5)).padEnd(40)}] ${String(step).padStart(3)} %`)
    },
    end: () => {
      if (terminal && shown >= 0) process.stdout.write('\n')
    },
  }
}

/** The cause of a failed request says more than its "fetch failed". */
function reasonOf(error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (cause instanceof Error ? cause.message || cause.name : String(cause)).split('\n')[0]
}
