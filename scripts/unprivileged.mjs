import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { project } from './project.mjs'

const smallDiskMegabytes = 96

/** What the end-to-end tests need of the checkout. */
const tested = [
  'package.json',
  'playwright.config.ts',
  'e2e',
  'scripts',
  'src',
  'resources',
  'out',
  'electron.vite.config.ts',
  'package-lock.json',
]

/**
 * Root's place for tests that run as `nobody`: a copy of what is tested, which that user reads and can't write, and a
 * home of its own. Chromium has no sandbox for root, so root itself can't test the real program.
 */
export function prepareUnprivilegedPlace() {
  const user = nobody()
  const folder = mkdtempSync('/var/tmp/coverline-e2e-')
  chmodSync(folder, 0o755)
  const copy = join(folder, 'project')
  const home = join(folder, 'home')
  mkdirSync(copy)
  mkdirSync(home)
  chownSync(home, user.uid, user.gid)
  for (const name of tested) {
    const from = join(project, name)
    if (existsSync(from)) cpSync(from, join(copy, name), { recursive: true, preserveTimestamps: true })
  }
  return { folder, copy, home, user, modules: readablePath(join(project, 'node_modules'), join(copy, 'node_modules')) }
}

/**
 * A small disk of its own for that user, which a test can fill. Only root may mount one, and not everywhere: then
 * `path` is null, and `reason` says why.
 */
export function prepareSmallDisk(place) {
  const path = join(place.folder, 'small-disk')
  mkdirSync(path)
  const options = `size=${smallDiskMegabytes}m,mode=700,uid=${place.user.uid},gid=${place.user.gid}`
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { encoding: 'utf8' })
  if (mounted.status === 0) return { path, reason: '', end: () => spawnSync('umount', ['-l', path]) }
  return { path: null, reason: (mounted.stderr ?? String(mounted.error)).trim(), end: () => undefined }
}

/**
 * Makes `from` readable for everybody at `to`: by a link where its whole path is open, else by a copy that shares the
 * files' content where the file system allows it.
 */
export function readablePath(from, to) {
  if (isOpenToAll(from)) symlinkSync(from, to)
  else copySharing(from, to)
  return to
}

export function isOpenToAll(path) {
  const ours = statSync(path)
  const needed = ours.isDirectory() ? 0o005 : 0o004
  if ((ours.mode & needed) !== needed) return false
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

function copySharing(from, to) {
  cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source, target) => {
      if (!statSync(source, { throwIfNoEntry: false })?.isFile()) return true
      try {
        linkSync(source, target)
        return false
      } catch {
        return true
      }
    },
  })
}

function nobody() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined) throw new Error('This system has no user nobody.')
  return { uid: Number(uid), gid: Number(gid) }
}
