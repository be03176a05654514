import { expect } from '@playwright/test'
import { isRunning, processTree, renderersBelow } from './process-tree.ts'

/**
 * A window that opened proves nothing, since a flag may have switched the sandbox off: the system is asked whether
 * every renderer runs under a filter and not as root.
 */
export async function expectSandboxed(browserPid: number): Promise<void> {
  if (process.platform !== 'linux') return
  await expect.poll(() => renderersBelow(browserPid).length, 'a renderer is running').toBeGreaterThan(0)
  for (const renderer of renderersBelow(browserPid)) {
    expect(renderer.seccomp, `seccomp of renderer ${String(renderer.pid)}`).toBe(2)
    expect(renderer.userId, `user of renderer ${String(renderer.pid)}`).not.toBe(0)
  }
}

/**
 * Looks up the processes, and returns what kills them as a power cut would: at once when called, resolving when nothing
 * is left that could still hold a file.
 */
export function aimAtTree(pid: number): () => Promise<void> {
  const pids = processTree(pid).map((one) => one.pid)
  return async () => {
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => pids.filter(isRunning), { message: 'all processes are gone', timeout: 20_000 }).toEqual([])
  }
}
