import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { findProgram } from './processes.mjs'

/**
 * A display that nobody sees, so that tests don't take over the screen. Null where the system has its own window
 * system (or no Xvfb): then the tests' windows appear.
 * @param {{ uid?: number, gid?: number }} user
 * @returns {Promise<{ name: string, end: () => void } | null>}
 */
export function startDisplay(user) {
  const xvfb = process.platform === 'linux' ? findProgram('Xvfb') : null
  if (xvfb === null) return Promise.resolve(null)
  if (process.getuid?.() === 0) openSocketFolder()
  // On descriptor 3 it tells the number that it found free.
  // Without `-noreset` it begins anew when its last window goes, and turns away whoever comes in that moment.
  const server = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'], {
    ...user,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let complaint = ''
    server.stderr.on('data', (chunk) => {
      complaint += String(chunk)
    })
    server.on('error', reject)
    server.on('exit', (code) => {
      reject(new Error(`The display ended at once (${String(code)}): ${complaint.trim()}`))
    })
    server.stdio[3].on('data', (chunk) => {
      const number = String(chunk).trim()
      if (number !== '') resolve({ name: `:${number}`, end: () => server.kill() })
    })
  })
}

/** Where X keeps its sockets: only root may make it, and everybody must be able to write there. */
function openSocketFolder() {
  const folder = '/tmp/.X11-unix'
  if (existsSync(folder)) return
  mkdirSync(folder)
  // Said apart from making it, since the mode there is cut by the umask.
  chmodSync(folder, 0o1777)
}
