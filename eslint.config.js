import { builtinModules } from 'node:module'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

// The layers ----------------------------------------------------------------------------------------------------------

const ground = ['problem', 'order', 'json-text', 'json-keys'].map((file) => `core/${file}.ts`)
const knowledge = [...ground, 'core/attack', 'core/mappings', 'core/knowledge']
const calculator = [...knowledge, 'core/assessment', 'core/coverage']
const outside = ['core', 'bridge']
const kit = ['theme', 'commands', 'ui', 'shell', 'charts'].map((folder) => `renderer/${folder}`)

/**
 * Who may import whom below `src/`: every folder itself and what stands beside it here, nothing else. The lists are
 * whole, so a folder that isn't in the table can't be imported by those above it either.
 */
const mayImport = {
  'core/*.ts': ground,
  'core/attack': ground,
  'core/mappings': [...ground, 'core/attack'],
  'core/knowledge': [...ground, 'core/attack', 'core/mappings'],
  'core/assessment': knowledge,
  'core/coverage': [...knowledge, 'core/assessment'],
  'core/exchange': calculator,
  'core/report': [...calculator, 'core/exchange'],
  bridge: ['core'],
  main: outside,
  preload: outside,
  cli: outside,
  'renderer/host': outside,
  'renderer/database': outside,
  'renderer/sample': [],
  'renderer/stores': [...outside, 'renderer/host', 'renderer/database', 'renderer/sample'],
  'renderer/theme': ['core'],
  'renderer/commands': outside,
  'renderer/ui': ['core', 'renderer/theme', 'renderer/commands'],
  'renderer/charts': ['core', 'renderer/theme', 'renderer/ui'],
  'renderer/shell': [...outside, 'renderer/theme', 'renderer/ui', 'renderer/commands'],
}

/** Screens, one folder each, and the files that wire them: all of the window but its database. */
const namedFolders = Object.keys(mayImport).flatMap((folder) => /^renderer\/(\w+)$/.exec(folder)?.[1] ?? [])
const screens = `renderer/!(${namedFolders.join('|')})`
const windowRoot = 'renderer/*.{ts,vue}'

const published = ['node_modules', 'resources', 'package.json']
const below = (folders) => folders.map((folder) => `src/${folder}`)
const isPure = (folder) => /^(core|bridge)/.test(folder)

/** One zone refuses every file of the project to `target`, but for `allowed`. */
const zone = (target, allowed, message) => ({ target: `./${target}`, from: '.', except: allowed, message })

const sourceZones = [
  ...Object.entries(mayImport).map(([folder, allowed]) =>
    zone(
      `src/${folder}`,
      [...(isPure(folder) ? ['node_modules'] : published), ...below([folder, ...allowed])],
      `${folder} may import only ${allowed.join(', ') || 'itself'}.`,
    ),
  ),
  zone(
    `src/${screens}/**`,
    [...published, ...below(outside), ...below(kit), 'src/renderer/stores', 'src/renderer/host', 'src/renderer'],
    'A screen sees the core, the bridge and the window.',
  ),
  { target: `./src/${screens}/**`, from: './src/renderer/database', message: 'Only stores use the database.' },
  zone(`src/${windowRoot}`, [...published, ...below([...outside, 'renderer'])], 'The window sees core and bridge.'),
  { target: `./src/${windowRoot}`, from: './src/renderer/database', message: 'Only stores use the database.' },
  zone('scripts', [...published, 'scripts', ...below(['core', 'bridge', 'main'])], 'Scripts use the core and main.'),
  zone('e2e', [...published, 'e2e', 'scripts', ...below(outside)], 'A journey knows the program from outside.'),
]

/** A test may reach across the core to build what it needs, but never from one side of the bridge to the other. */
const testZones = [
  zone('src/core', [...published, 'scripts', 'src/core'], 'A test of the core uses the core.'),
  zone('src/bridge', [...published, ...below(outside)], 'A test of the bridge uses bridge and core.'),
  ...['main', 'preload', 'cli', 'renderer'].map((side) =>
    zone(
      `src/${side}`,
      [...published, 'scripts', ...below([side, ...outside])],
      `A test of ${side} stays on its side.`,
    ),
  ),
  zone('scripts', [...published, 'scripts', 'src'], 'Scripts use the project.'),
  zone('e2e', [...published, 'e2e', 'scripts', ...below(outside)], 'A journey knows the program from outside.'),
]

const restrictedPaths = (zones) => ({
  'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
})

// Packages ------------------------------------------------------------------------------------------------------------

const nodeBuiltins = `^(node:|(${builtinModules.join('|')})$)`
const testFiles = { regex: '\\.test(-twin)?(\\.ts)?$', message: 'Only tests import tests.' }

const except = (names, message) => ({ regex: `^(?![./@]|(${names.join('|')})(/|$))|^@`, message })
const ban = (names, message) => ({ regex: `^(${names.join('|')})(/|$)`, message })

const dexie = ban(['dexie'], 'Only renderer/database knows dexie.')
const chartJs = ban(['chart\\.js'], 'Only renderer/charts knows chart.js.')
const electron = ban(['electron'], 'Only main and preload know Electron.')
const interfaceKit = ban(['vue', 'vue-router', 'pinia', 'reka-ui', '@vueuse'], 'Vue stays in the window.')
const node = { regex: nodeBuiltins, message: 'There is no Node in a window.' }
const rawIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer'],
  message: 'Raw messages stand in one file a side: main/bridge-server.ts and preload/index.ts.',
}

/** ESLint replaces a rule instead of merging it, so each block states its whole list. */
const restrictedImports = (patterns, paths = []) => ({
  'no-restricted-imports': ['error', { patterns: [testFiles, ...patterns], paths }],
})

// Globals and syntax --------------------------------------------------------------------------------------------------

const hostGlobals = (
  'process Buffer require module exports __dirname __filename global globalThis self window document navigator ' +
  'location history screen localStorage sessionStorage indexedDB caches console performance crypto fetch Request ' +
  'Response Headers XMLHttpRequest WebSocket EventSource Worker SharedWorker MessageChannel MessagePort ' +
  'BroadcastChannel postMessage setTimeout clearTimeout setInterval clearInterval setImmediate clearImmediate ' +
  'queueMicrotask requestAnimationFrame cancelAnimationFrame requestIdleCallback URL URLSearchParams URLPattern ' +
  'TextEncoder TextDecoder structuredClone atob btoa Blob File FileReader FormData AbortController AbortSignal ' +
  'Event EventTarget CustomEvent DOMParser XMLSerializer HTMLElement Element Node Image alert confirm prompt ' +
  'CompressionStream DecompressionStream ReadableStream WritableStream TransformStream WebAssembly'
).split(' ')

const syntax = {
  barrel: { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
  rawHtml: {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Text becomes text nodes, never markup.',
  },
  rawHtmlCall: {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe)$/]',
    message: 'Text becomes text nodes, never markup.',
  },
  documentWrite: {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^writeln?$/]",
    message: 'Text becomes text nodes, never markup.',
  },
  peerConnection: {
    selector: 'Identifier[name=/^(webkit)?RTCPeerConnection$/]',
    message: 'The content policy does not hold WebRTC: nothing may open a connection.',
  },
  openOutside: {
    selector:
      ':matches(MemberExpression[property.name="openExternal"], ObjectPattern > Property[key.name="openExternal"])',
    message: 'Only main/open-link.ts opens addresses outside, after asking.',
  },
  only: {
    selector: "CallExpression[callee.property.name='only'][callee.object.name=/^(describe|it|test)$/]",
    message: 'The other tests would not run.',
  },
  sleep: {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: 'Wait for what you expect, not for a time.',
  },
}
const rawMarkup = [syntax.rawHtml, syntax.rawHtmlCall, syntax.documentWrite]
const restrictedSyntax = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] })

const tests = ['**/*.test.ts', '**/*.test-twin.ts', 'e2e/**/*.ts']

// The configuration ---------------------------------------------------------------------------------------------------

export default defineConfig(
  { ignores: ['node_modules/', 'out/', 'dist/', 'test-results/', 'playwright-report/', 'resources/', '.cache/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    name: 'coverline/all',
    files: ['**/*.{js,mjs,ts,vue}'],
    extends: [tseslint.configs.strict],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.vue', '.mjs', '.js', '.json'] })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.mjs', '.js'], 'vue-eslint-parser': ['.vue'] },
      'import-x/extensions': ['.ts', '.vue', '.mjs', '.js'],
      'import-x/external-module-folders': ['node_modules'],
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
      'no-alert': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'error',
      'no-script-url': 'error',
      'no-useless-rename': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-self-import': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-mutable-exports': 'error',
      ...restrictedPaths(sourceZones),
      ...restrictedSyntax(syntax.barrel, ...rawMarkup, syntax.peerConnection, syntax.openOutside),
    },
  },
  {
    name: 'coverline/typed',
    files: ['**/*.{ts,vue}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: 'tsconfig.eslint.json',
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
        // Also of plain files: the import rules read the components that these import.
        parser: '@typescript-eslint/parser',
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Electron and the DOM hand out instances that no constructor of ours made.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Taking a text apart by code point is what the spread is for here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    name: 'coverline/components',
    files: ['**/*.vue'],
    extends: [vue.configs['flat/recommended'], vue.configs['no-layout-rules']],
    rules: {
      // A boolean property that isn't given is false, so the macro types it as never missing.
      '@typescript-eslint/no-useless-default-assignment': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-emits-declaration': ['error', 'type-based'],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/multi-word-component-names': 'off',
      'vue/no-restricted-v-bind': ['error', '/^(innerHTML|outerHTML|srcdoc)$/i'],
      'vue/no-static-inline-styles': ['error', { allowBinding: true }],
      'vue/no-undef-components': ['error', { ignorePatterns: ['^router-', '^Router'] }],
      'vue/no-unused-refs': 'error',
      'vue/no-v-html': 'error',
      'vue/require-default-prop': 'off',
    },
  },
  {
    name: 'coverline/scripts',
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        'process console performance Buffer URL fetch AbortController AbortSignal setTimeout clearTimeout setInterval clearInterval'
          .split(' ')
          .map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'no-undef': 'error', 'require-await': 'error' },
  },
  {
    name: 'coverline/core',
    files: ['src/core/**/*.ts'],
    rules: {
      ...restrictedImports([except(['zod'], 'The core stands alone: of packages it knows only zod.')]),
      'no-restricted-globals': ['error', ...hostGlobals],
      'no-console': 'error',
    },
  },
  {
    name: 'coverline/foreign-formats',
    files: ['src/core/{exchange,report}/**/*.ts'],
    rules: restrictedImports([
      except(['zod', 'papaparse', 'fflate', 'hucre', 'minisearch'], 'Readers and reports know only these packages.'),
    ]),
  },
  {
    name: 'coverline/bridge',
    files: ['src/bridge/**/*.ts'],
    rules: {
      ...restrictedImports([except(['zod'], 'The bridge stands alone: of packages it knows only zod.')]),
      'no-restricted-globals': ['error', ...hostGlobals],
      'no-console': 'error',
    },
  },
  {
    name: 'coverline/main-and-preload',
    files: ['src/{main,preload}/**/*.ts'],
    rules: restrictedImports([dexie, chartJs, interfaceKit], [rawIpc]),
  },
  {
    name: 'coverline/raw-ipc',
    files: ['src/main/bridge-server.ts', 'src/preload/index.ts'],
    rules: restrictedImports([dexie, chartJs, interfaceKit]),
  },
  {
    name: 'coverline/open-link',
    files: ['src/main/open-link.ts'],
    rules: restrictedSyntax(syntax.barrel, ...rawMarkup, syntax.peerConnection),
  },
  {
    name: 'coverline/cli-and-scripts',
    files: ['src/cli/**/*.ts', 'scripts/**/*.{ts,mjs}'],
    rules: restrictedImports([dexie, chartJs, interfaceKit, electron]),
  },
  {
    name: 'coverline/window',
    files: ['src/renderer/**/*.{ts,vue}'],
    rules: { ...restrictedImports([dexie, chartJs, electron, node]), 'no-console': 'error' },
  },
  {
    name: 'coverline/host',
    files: ['src/renderer/host/**/*.ts'],
    // A plain page asks before it opens an address outside, as main does by its own dialog.
    rules: { 'no-alert': 'off' },
  },
  {
    name: 'coverline/database',
    files: ['src/renderer/database/**/*.ts'],
    rules: restrictedImports([chartJs, electron, node, interfaceKit]),
  },
  {
    name: 'coverline/charts',
    files: ['src/renderer/charts/**/*.{ts,vue}'],
    rules: restrictedImports([dexie, electron, node]),
  },
  {
    name: 'coverline/tests',
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-imports': 'off',
      'no-console': 'off',
      ...restrictedPaths(testZones),
      ...restrictedSyntax(syntax.barrel, syntax.only, syntax.sleep),
      // Hostile addresses are what such a test is about.
      'no-script-url': 'off',
    },
  },
  {
    name: 'coverline/default-exports',
    files: ['*.config.{js,ts}', '**/*.d.ts', '**/*.vue'],
    rules: { 'import-x/no-default-export': 'off' },
  },
)
