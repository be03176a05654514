import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram, run } from './processes.mjs'

/** Chromium's needs; Debian 13 has some of them under a name that ends in t64. */
const libraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libnotify4',
  'libxtst6',
  'libsecret-1-0',
]

/**
 * The Debian packages that are missing for the end-to-end tests.
 * @param {string | null} electron folder of the Electron to run
 * @param {string | null} chromium
 */
export async function missingPackages(electron, chromium) {
  if (process.platform !== 'linux') return []
  const missing = []
  if (electron !== null && (await lacksLibraries(join(electron, 'electron')))) missing.push(...libraries)
  if (findProgram('Xvfb') === null) missing.push('xvfb')
  if (chromium === null) missing.push('chromium')
  return missing
}

/**
 * Installs them where that is allowed; otherwise throws the one command that would.
 * @param {readonly string[]} names
 */
export async function installPackages(names) {
  if (names.length === 0) return
  const command = `apt-get install --no-install-recommends ${names.join(' ')}`
  if (findProgram('apt-get') === null) throw new Error(`This system lacks: ${names.join(', ')}.`)
  if (process.getuid?.() !== 0) throw new Error(`This system lacks packages. Run: sudo ${command}`)
  console.log(`Installing Debian packages: ${names.join(' ')}.`)
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  await run('apt-get', ['update', '-qq'], quiet)
  const known = await Promise.all(names.map(nameHere))
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...known], quiet)
}

async function nameHere(name) {
  const found = await run('apt-cache', ['policy', name])
  return /Candidate: (?!\(none\))/.test(found) ? name : `${name}t64`
}

async function lacksLibraries(binary) {
  if (!existsSync(binary)) return false
  return (await run('ldd', [binary])).includes('not found')
}
