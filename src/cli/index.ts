import { join } from 'node:path'
import { say } from './host.ts'
import { nodeHost } from './node-host.ts'
import { runCoverline } from './run.ts'

// Built, this file is out/cli/index.js.
const host = nodeHost(join(import.meta.dirname, '..', '..', 'resources', 'knowledge'))

/** Whoever reads may stop early, as `head` does: that is no failure. Data that can't be written is one. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return
  say(host, `The output can't be written (${error.code ?? error.message}).`)
  process.exitCode = 2
})
process.stderr.on('error', () => {
  // Nobody is left to tell.
})

runCoverline(process.argv.slice(2), host).then(
  (code) => {
    process.exitCode ??= code
  },
  (error: unknown) => {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`coverline: This is a fault of Coverline, not of your input. ${what}\n`)
    process.exitCode = 2
  },
)
