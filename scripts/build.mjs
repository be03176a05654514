import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './processes.mjs'
import { project } from './project.mjs'

/** Written last by a build, so a build that broke off leaves the old time or none. */
const lastOutput = join(project, 'out/renderer/files.json')
const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const isTest = (name) => /\.(?:test|test-twin)\.ts$/.test(name)

/** @returns {'missing' | 'old' | 'fresh'} how the built program stands to its sources */
export function stateOfBuild() {
  if (!existsSync(lastOutput)) return 'missing'
  const built = statSync(lastOutput).mtimeMs
  return sources.some((name) => newestIn(join(project, name)) > built) ? 'old' : 'fresh'
}

/** Throws the bundler's last lines when it fails. */
export async function build() {
  await run(process.execPath, [join(project, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'], {
    cwd: project,
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

/** Whether this user may write what a build writes. */
export function buildIsWritable() {
  try {
    const out = join(project, 'out')
    accessSync(existsSync(out) ? out : project, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function newestIn(path) {
  if (!existsSync(path)) return 0
  const facts = statSync(path)
  if (!facts.isDirectory()) return isTest(path) ? 0 : facts.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
