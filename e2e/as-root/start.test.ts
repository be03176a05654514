import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

// `npm start` for root, who can't have a window: run before the other tests drop root's rights.

const project = dirname(dirname(import.meta.dirname))
let started: ChildProcess | null = null

afterEach(() => {
  // The whole group: what npm started would outlive it, and keep the port.
  if (started?.pid !== undefined && groupIsAlive(started.pid)) process.kill(-started.pid, 'SIGKILL')
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
  const child = spawn('npm', ['start', ...values], {
    cwd: project,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  started = child
  return { process: child, printed: () => text }
}

async function addressIn(start: Start): Promise<URL> {
  await expect.poll(start.printed, { timeout: 60_000 }).toMatch(/is open at http:\/\/127\.0\.0\.1:\d+\//)
  return new URL(/http:\/\/127\.0\.0\.1:\d+\//.exec(start.printed())?.[0] ?? '')
}

interface Seen {
  readonly title: string
  readonly text: string
  readonly seccomp: readonly number[]
}

/** What a sandboxed Chromium of an unprivileged user shows there. */
function seenInChromium(address: URL): Seen {
  const [uid = 0, gid = 0] = (process.env['COVERLINE_TEST_USER'] ?? '').split(':').map(Number)
  const place = process.env['COVERLINE_TEST_PLACE'] ?? ''
  const home = join(place, 'home')
  const look = spawnSync(process.execPath, [join(place, 'project/e2e/as-root/look.mjs'), address.href], {
    uid,
    gid,
    cwd: home,
    env: { ...process.env, HOME: home, TMPDIR: home },
    encoding: 'utf8',
    timeout: 80_000,
  })
  expect(look.stderr).toBe('')
  return JSON.parse(look.stdout) as Seen
}

function groupIsAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0)
    return true
  } catch {
    return false
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
    const seen = seenInChromium(address)
    expect(seen.title).toContain('Coverline')
    expect(seen.text).not.toBe('')
    expect(new Set(seen.seccomp), 'every renderer is sandboxed').toEqual(new Set([2]))
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
