import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { electronFolder, project } from './machine.ts'
import { isRunning, processTree, renderersBelow } from './process-tree.ts'

// The very command that a person types, as an unprivileged user: without Playwright's hooks in the program.

let home = ''
let started: ChildProcess | null = null

test.beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'coverline-start-'))
})

test.afterEach(async () => {
  if (started?.pid !== undefined && started.exitCode === null)
    for (const { pid } of processTree(started.pid).toReversed()) process.kill(pid, 'SIGKILL')
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

function npmStart(environment: NodeJS.ProcessEnv, ...values: readonly string[]): () => string {
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config'), ...environment }
  const child = spawn('npm', ['start', ...values], { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  started = child
  return () => text
}

async function endBy(signal: NodeJS.Signals): Promise<unknown[]> {
  if (started === null) throw new Error('Nothing was started.')
  const end = once(started, 'exit')
  started.kill(signal)
  return end
}

test('npm start opens a sandboxed window, and ends on SIGTERM', async () => {
  npmStart({ ELECTRON_OVERRIDE_DIST_PATH: electronFolder() })
  const pid = started?.pid ?? 0
  await expect.poll(() => renderersBelow(pid).length, { message: 'a window is there', timeout: 40_000 }).toBe(1)
  for (const renderer of renderersBelow(pid)) {
    expect(renderer.seccomp).toBe(2)
    expect(renderer.userId).not.toBe(0)
    expect(renderer.arguments).not.toContain('--no-sandbox')
  }
  const everything = processTree(pid).map((one) => one.pid)
  // The store belongs to the program's frozen name; it is there once the page has been loaded.
  await expect
    .poll(() => readFile(join(home, 'config/Coverline/Preferences'), 'utf8').catch(() => ''), { timeout: 20_000 })
    .not.toBe('')
  expect(await endBy('SIGTERM')).toEqual([0, null])
  await expect.poll(() => everything.filter(isRunning)).toEqual([])
})

test('npm start without a display serves the page, and ends on SIGINT', async () => {
  const printed = npmStart({ DISPLAY: '', WAYLAND_DISPLAY: '' }, '--', '--no-open', '--port', '47617')
  await expect.poll(printed, { timeout: 30_000 }).toContain('http://127.0.0.1:47617/')
  expect(printed()).toContain('There is no display')
  expect((await fetch('http://127.0.0.1:47617/')).status).toBe(200)
  expect(await endBy('SIGINT')).toEqual([0, null])
  await expect(fetch('http://127.0.0.1:47617/')).rejects.toThrow()
})

test('npm start refuses what it does not know', async () => {
  const printed = npmStart({}, '--', '--prot', '1')
  if (started !== null) expect((await once(started, 'exit'))[0]).toBe(2)
  expect(printed()).toContain('Unknown option --prot')
})
