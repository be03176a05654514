import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { version } from '../../../package.json'
import { listBundleFiles } from '../bundle/bundle-files.ts'
import { createBrowserHost, identityPath, loopback, type Identity } from './server.ts'
import { browserCommand, readUsage, type Usage } from './usage.ts'

const identity: Identity = { program: 'coverline-browser-host', version }

async function main(): Promise<void> {
  const usage = readUsage(process.argv.slice(2))
  if ('problem' in usage) {
    console.error(usage.problem)
    process.exitCode = 2
    return
  }
  const outFolder = join(import.meta.dirname, '..')
  const files = await listBundleFiles(outFolder, join(outFolder, '..', 'resources', 'knowledge'))
  const server = createBrowserHost(files, identity)
  server.on('error', (error: NodeJS.ErrnoException) => {
    void explainTakenPort(usage, error)
  })
  server.listen(usage.port, loopback, () => {
    const address = addressOf(usage)
    console.log(`Coverline is open at ${address} (end it with Ctrl C).`)
    if (usage.openBrowser) showInBrowser(address)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      server.close()
      server.closeAllConnections()
    })
  }
}

async function explainTakenPort(usage: Usage, error: NodeJS.ErrnoException): Promise<void> {
  const address = addressOf(usage)
  if (error.code === 'EADDRINUSE' && (await isOurs(address))) {
    console.log(`Coverline is already open at ${address}`)
    if (usage.openBrowser) showInBrowser(address)
    return
  }
  const reason =
    error.code === 'EADDRINUSE' ? 'another program uses it' : `the system refuses it (${error.code ?? error.message})`
  console.error(
    `Port ${String(usage.port)} can't be used: ${reason}. Start with --port N to use another one; ` +
      'mind that another port is another, empty store: assessments stay with the port they were made on.',
  )
  process.exitCode = 1
}

async function isOurs(address: string): Promise<boolean> {
  try {
    const response = await fetch(new URL(identityPath, address), { signal: AbortSignal.timeout(2_000) })
    const answer: unknown = await response.json()
    return typeof answer === 'object' && answer !== null && 'program' in answer && answer.program === identity.program
  } catch {
    return false
  }
}

function showInBrowser(address: string): void {
  const command = browserCommand(process.platform, process.env, address)
  if (command === null) return
  const [program, ...values] = command
  const browser = spawn(program, values, { stdio: 'ignore', detached: true })
  // No browser is no fault: the address has been printed.
  browser.on('error', () => undefined)
  browser.unref()
}

function addressOf(usage: Usage): string {
  return `http://${loopback}:${String(usage.port)}/`
}

await main()
