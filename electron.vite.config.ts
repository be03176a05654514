import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = import.meta.dirname
const out = join(root, 'out')

// The shipped Electron is newer, but the tests' runtime has Node 20.18 and Chromium 130: what compiles must run there.
const nodeTarget = 'node20.18'
const windowTarget = 'chrome130'

/** `main/index`, `cli/index` and `host/browser-host` share one build, and so one set of chunks. */
const mainEntries = {
  'main/index': join(root, 'src/main/index.ts'),
  'cli/index': join(root, 'src/cli/index.ts'),
  'host/browser-host': join(root, 'src/main/browser-host/index.ts'),
}

/** The build leaves `out` alone, since three builds share it; so it clears what it will write itself. */
function clearMainOutputs(): Plugin {
  let target = out
  return {
    name: 'coverline:clear-main-outputs',
    apply: 'build',
    configResolved({ build }) {
      target = resolve(root, build.outDir)
    },
    async buildStart() {
      for (const folder of ['main', 'cli', 'host', 'chunks'])
        await rm(join(target, folder), { recursive: true, force: true })
    },
  }
}

/** The command line can be started by its name. */
function makeCommandExecutable(): Plugin {
  const shebang = '#!/usr/bin/env node\n'
  return {
    name: 'coverline:executable-command',
    apply: 'build',
    generateBundle(_options, bundle) {
      const command = bundle['cli/index.js']
      if (command?.type === 'chunk' && !command.code.startsWith('#!')) command.code = shebang + command.code
    },
    async writeBundle() {
      const command = join(out, 'cli/index.js')
      if (existsSync(command)) await chmod(command, 0o755)
    },
  }
}

/** What the window's build wrote is exactly what may be served; see src/main/bundle/bundle-files.ts. */
function listServedFiles(): Plugin {
  return {
    name: 'coverline:list-served-files',
    apply: 'build',
    async writeBundle(options, bundle) {
      const names = Object.keys(bundle).filter((name) => !name.endsWith('.map'))
      await writeFile(join(options.dir ?? out, 'files.json'), `${JSON.stringify(names.sort(), null, 2)}\n`)
    },
  }
}

/** In development the knowledge is served from its folder; the built program serves it itself. */
function serveKnowledge(): Plugin {
  return {
    name: 'coverline:serve-knowledge',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/knowledge', (request, response, next) => {
        const name = (request.url ?? '').slice(1)
        if (!/^[\w.-]+(?:\/[\w.-]+)*\.json$/.test(name) || name.includes('..')) {
          next()
          return
        }
        response.setHeader('content-type', 'application/json; charset=utf-8')
        readFile(join(root, 'resources/knowledge', name)).then(
          (text) => response.end(text),
          () => {
            response.statusCode = 404
            response.end()
          },
        )
      })
    },
  }
}

export default defineConfig({
  main: {
    plugins: [clearMainOutputs(), makeCommandExecutable()],
    build: {
      outDir: 'out',
      emptyOutDir: false,
      target: nodeTarget,
      externalizeDeps: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external: ['electron'],
        input: Object.fromEntries(Object.entries(mainEntries).filter(([, path]) => existsSync(path))),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { index: join(root, 'src/preload/index.ts') },
        // A sandboxed preload can't be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [vue(), tailwindcss(), serveKnowledge(), listServedFiles()],
    worker: { format: 'es' },
    build: {
      target: windowTarget,
      minify: true,
      // An image or font as `data:` inside a style sheet would need a wider content policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: join(root, 'src/renderer/index.html'),
        // What several screens use comes in one piece: some forty small files cost more time than they have content.
        output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
      },
    },
  },
})
