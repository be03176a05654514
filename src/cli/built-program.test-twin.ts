import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..', '..')

export interface Answer {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface BuiltProgram {
  /** `out/cli/index.js` in a folder of its own, beside the project's knowledge. */
  readonly entry: string
  readonly folder: string
  run(...args: readonly string[]): Promise<Answer>
  runIn(folder: string, ...args: readonly string[]): Promise<Answer>
  remove(): void
}

/** Bundles the command line as the build does, away from the checkout's own `out`, in a folder named after `label`. */
export async function buildProgram(label = 'cli'): Promise<BuiltProgram> {
  const folder = mkdtempSync(join(tmpdir(), `coverline-${label}-`))
  mkdirSync(join(folder, 'out'))
  symlinkSync(join(root, 'resources'), join(folder, 'resources'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20.18',
      minify: false,
      outDir: join(folder, 'out'),
      emptyOutDir: false,
      rolldownOptions: {
        input: { 'cli/index': join(root, 'src/cli/index.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
  const entry = join(folder, 'out/cli/index.js')
  return {
    entry,
    folder,
    run: (...args) => answerOf(entry, args, folder),
    runIn: (cwd, ...args) => answerOf(entry, args, cwd),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function answerOf(entry: string, args: readonly string[], cwd: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}
