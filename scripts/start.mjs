// `npm start`: the window where one can be had, otherwise the same interface in the browser.
import { spawn } from 'node:child_process'
import { build, buildIsWritable, stateOfBuild } from './build.mjs'
import { fetchElectron, findElectron } from './electron-runtime.mjs'
import { passSignalsTo } from './processes.mjs'
import { project } from './project.mjs'
import { readStartOptions, reasonAgainstWindow, startUsage } from './start-options.mjs'

const override = 'npm start -- --electron forces the window'

async function main() {
  const values = process.argv.slice(2)
  if (values.includes('--help')) {
    console.log(startUsage)
    return
  }
  const options = readStartOptions(values)
  if ('problem' in options) {
    console.error(`${options.problem}\n${startUsage}`)
    process.exitCode = 2
    return
  }
  if (!(await prepareBuild())) return
  const root = process.getuid?.() === 0
  const forced = options.forced === 'electron'
  const reason = forced ? null : reasonAgainstWindow({ platform: process.platform, root, environment: process.env })
  if (options.forced === 'browser') return openPage(options)
  if (reason !== null) {
    console.log(`${reason}: opening in the browser instead (${override}).`)
    return openPage(options)
  }
  const electron = await electronOrReason()
  if ('path' in electron) {
    const failure = await openWindow(electron.path, root && process.platform === 'linux')
    if (failure === null) return
    if (forced) {
      console.error(`The window can't be opened: ${failure}.`)
      process.exitCode = 1
      return
    }
    console.log(`The window can't be opened: ${failure}. Opening in the browser instead (${override}).`)
  } else if (forced) {
    console.error(
      `Electron can't be fetched: ${electron.reason}. ELECTRON_OVERRIDE_DIST_PATH can name a folder that has it.`,
    )
    process.exitCode = 1
    return
  } else console.log(`Electron can't be fetched (${electron.reason}): opening in the browser instead (${override}).`)
  return openPage(options)
}

/** False, with the reason printed, when there is nothing to start. */
async function prepareBuild() {
  const state = stateOfBuild()
  if (state === 'fresh') return true
  if (!buildIsWritable()) {
    if (state === 'old')
      console.log('The sources are newer than the built program, which may not be written here: starting it as it is.')
    else console.error('The program is not built, and this user may not write here: run npm run build as its owner.')
    process.exitCode = state === 'old' ? 0 : 1
    return state === 'old'
  }
  console.log(
    state === 'missing' ? 'Building the program (some seconds).' : 'Building again, since the sources have changed.',
  )
  try {
    await build()
    return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
    return false
  }
}

async function electronOrReason() {
  const found = findElectron()
  if (found !== null) return { path: found }
  try {
    return { path: await fetchElectron() }
  } catch (error) {
    return { reason: error instanceof Error ? error.message.split('\n')[0] : String(error) }
  }
}

/** Runs the window to its end. Returns null, or why it never opened. */
function openWindow(electron, withoutSandbox) {
  if (withoutSandbox) console.log("Running as root: the window opens without Chromium's sandbox (--no-sandbox).")
  const environment = { ...process.env }
  delete environment.ELECTRON_RUN_AS_NODE
  const child = spawn(electron, [...(withoutSandbox ? ['--no-sandbox'] : []), project], {
    env: environment,
    stdio: ['inherit', 'inherit', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk) => {
    process.stderr.write(chunk)
    if (complaint.length < 20_000) complaint += String(chunk)
  })
  let stopped = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => {
      stopped = true
    })
  const stopPassing = passSignalsTo(child)
  return new Promise((resolve) => {
    child.on('error', (error) => {
      stopPassing()
      resolve(error.message)
    })
    child.on('close', (code, signal) => {
      stopPassing()
      const failure = stopped || code === 0 ? null : failureIn(complaint)
      // Asked to stop, it stopped: that is success, whatever Electron calls it.
      if (failure === null && !stopped) process.exitCode = code ?? (signal === null ? 0 : 1)
      resolve(failure)
    })
  })
}

/** Faults that come before any window, in words; null for any other end. */
function failureIn(complaint) {
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(complaint)
  if (library !== null) return `the system lacks ${library[1]}`
  if (/setuid_sandbox_host|SUID sandbox|No usable sandbox/.test(complaint))
    return "this system doesn't allow Chromium's sandbox"
  if (/Missing X server|Unable to open X display|cannot open display/.test(complaint))
    return 'the display does not answer'
  return null
}

async function openPage(options) {
  // In this process, so that signals and the exit code need no passing on.
  process.argv.splice(2, process.argv.length, ...options.browserHost)
  await import(new URL('../out/host/browser-host.js', import.meta.url).href)
}

await main()
