import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

// `npm start` for root, who can't have a window: run before the other tests drop root's rights.

const project = dirname(dirname(import.meta.dirname))
const chromium = process.env['COVERLINE_TEST_CHROMIUM'] ?? ''
let started: ChildProcess | null = null

afterEach(() => {
  started?.kill('SIGKILL')
  started = null
})

interface Start {
  readonly process: ChildProcess
  readonly printed: () => string
}

function npmStart(environment: Readonly<Record<string, string>>, ...values: readonly string[]): Start {
  const env: NodeJS.ProcessEnv = { ...process.env, ...environment }
  delete env['WAYLAND_DISPLAY']
  if (environment['DISPLAY'] === undefined) delete env['DISPLAY']
  const child = spawn('npm', ['start', ...values], { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  started = child
  return { process: child, printed: () => text }
}

async function addressIn(start: Start): Promise<URL> {
  await expect.poll(start.printed, { timeout: 60_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+\//)
  return new URL(/http:\/\/127\.0\.0\.1:\d+\//.exec(start.printed())?.[0] ?? '')
}

/** The page's elements after its code has run, in a sandboxed Chromium of an unprivileged user. */
function pageInChromium(address: URL): string {
  const [, , uid = '', gid = ''] =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((line) => line.startsWith('nobody:'))
      ?.split(':') ?? []
  const home = mkdtempSync(join(tmpdir(), 'coverline-root-'))
  chmodSync(home, 0o700)
  chownSync(home, Number(uid), Number(gid))
  try {
    const values = [
      '--headless',
      '--disable-gpu',
      '--virtual-time-budget=10000',
      `--user-data-dir=${home}`,
      '--dump-dom',
    ]
    const browser = spawnSync(chromium, [...values, address.href], {
      uid: Number(uid),
      gid: Number(gid),
      env: { PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: home },
      encoding: 'utf8',
      timeout: 60_000,
    })
    return browser.stdout
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function portAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => {
      resolve(false)
    })
  })
}

describe('npm start as root', () => {
  it('without a display serves the page, and ends on SIGTERM with the port free', async () => {
    const start = npmStart({})
    const address = await addressIn(start)
    expect(address.port).toBe('47615')
    expect(start.printed()).toMatch(/^There is no display: .*--electron/m)
    const page = pageInChromium(address)
    expect(page).toContain('<title>Coverline')
    expect(page, 'the program itself has drawn something').not.toMatch(/<div id="app"[^>]*><\/div>/)
    const end = once(start.process, 'exit')
    start.process.kill('SIGTERM')
    expect(await end).toEqual([0, null])
    expect(await portAnswers(47615)).toBe(false)
  })

  it('with a display says why there is no window, and the flag that overrides', async () => {
    const start = npmStart({ DISPLAY: ':0' }, '--', '--no-open', '--port', '47616')
    expect((await addressIn(start)).port).toBe('47616')
    const reasons = start.printed().match(/^.*root.*$/gm)
    expect(reasons).toHaveLength(1)
    expect(reasons?.[0]).toContain('--electron')
    const end = once(start.process, 'exit')
    start.process.kill('SIGINT')
    expect(await end).toEqual([0, null])
    expect(await portAnswers(47616)).toBe(false)
  })
})
