import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Runs a command to its end and keeps quiet about it; throws its last lines when it fails.
 * @param {string} command
 * @param {readonly string[]} values
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<string>} what it printed
 */
export function run(command, values, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, values, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let printed = ''
    const keep = (chunk) => {
      printed += String(chunk)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(printed)
      else
        reject(
          new Error(
            `${command} failed (${signal ?? String(code)}): ${printed.trim().split('\n').slice(-30).join('\n')}`,
          ),
        )
    })
  })
}

/**
 * Runs a command in this terminal and passes signals on.
 * @param {string} command
 * @param {readonly string[]} values
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code; 128 + n for a signal
 */
export function runHere(command, values, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, values, { stdio: 'inherit', ...options })
    const stopPassing = passSignalsTo(child)
    child.on('error', (error) => {
      stopPassing()
      reject(error)
    })
    child.on('close', (code, signal) => {
      stopPassing()
      resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1))
    })
  })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} stops passing them on
 */
export function passSignalsTo(child) {
  const pass = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  return () => {
    for (const signal of signals) process.off(signal, pass)
  }
}

/**
 * @param {string} name
 * @returns {string | null} the program's path, if it is on the search path
 */
export function findProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null
}
