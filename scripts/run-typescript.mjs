// Bundles one TypeScript file and runs it in this process: `node scripts/run-typescript.mjs FILE ARGS…`.
// Packages stay outside the bundle. The script's own place is the bundle's, so paths go from the working directory.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const [file, ...args] = process.argv.slice(2)
if (file === undefined) {
  console.error('Usage: node scripts/run-typescript.mjs FILE ARGS…')
  process.exit(2)
}

const root = fileURLToPath(new URL('..', import.meta.url))
const cache = path.join(root, 'node_modules', '.cache', 'coverline')
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(path.join(cache, 'run-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const output = await build({
  configFile: false,
  root,
  logLevel: 'warn',
  build: {
    ssr: path.resolve(file),
    target: 'node20.18',
    minify: false,
    sourcemap: 'inline',
    outDir: folder,
    write: false,
  },
})

const chunks = [output].flat().flatMap((bundle) => bundle.output)
for (const chunk of chunks) {
  const target = path.join(folder, chunk.fileName.replace(/\.js$/, '.mjs'))
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, chunk.type === 'chunk' ? chunk.code : chunk.source)
}

const entry = chunks.find((chunk) => chunk.type === 'chunk' && chunk.isEntry)
process.argv = [process.argv[0], path.resolve(file), ...args]
process.setSourceMapsEnabled(true)
await import(pathToFileURL(path.join(folder, entry.fileName.replace(/\.js$/, '.mjs'))).href)
