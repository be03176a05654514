import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/**
 * The gates must bite. A small project under the real configuration gets faults planted in it; the real `check` command
 * must turn red on each of them, and only on them.
 */
const root = path.resolve(import.meta.dirname, '..')
const configuration = /^(package\.json|tsconfig.*\.json|eslint\.config\.js|eslint-vue-files\.d\.ts|\.prettier.*)$/

/** Without it the types of papaparse let `process` compile in the core. */
const shim = 'src/core/exchange/papaparse.d.ts'

const sound: Readonly<Record<string, string>> = {
  'src/main/index.ts': `export const host = process.platform\n`,
  'src/core/attack/technique.ts': `export const technique = 'T1578.001'\n`,
  'src/core/coverage/strength.ts': `import { technique } from '../attack/technique.ts'\n\nexport const strength = new Map([[technique, 1]])\n`,
  'src/bridge/bridge.ts': `export interface Bridge {\n  readonly about: () => Promise<string>\n}\n`,
  'src/renderer/database/rows.ts': `import type { Dexie } from 'dexie'\n\nexport type Rows = Dexie\n`,
  'src/renderer/stores/assessments.ts': `import type { Rows } from '../database/rows.ts'\n\nexport type Assessments = Rows\n`,
  'src/renderer/ui/LabelText.vue': `<script setup lang="ts">\ndefineProps<{ text: string }>()\n</script>\n\n<template>\n  <span data-test="label">{{ text }}</span>\n</template>\n`,
  'src/renderer/matrix/MatrixScreen.vue': `<script setup lang="ts">\nimport LabelText from '../ui/LabelText.vue'\n</script>\n\n<template>\n  <LabelText text="Matrix" />\n</template>\n`,
  'src/core/attack/technique.test.ts': `import { technique } from './technique.ts'\n\nconsole.log(technique)\n`,
}

const component = (script: string, template: string) =>
  `<script setup lang="ts">\n${script}\n</script>\n\n<template>\n  ${template}\n</template>\n`

/** Each planted file with the rules that must refuse it. */
const lintFaults: Readonly<Record<string, readonly [text: string, ...rules: string[]]>> = {
  'src/core/attack/host.ts': [
    `import { host } from '../../main/index.ts'\n\nexport const known = host\n`,
    'import-x/no-restricted-paths',
  ],
  'src/core/attack/reversed.ts': [
    `import { strength } from '../coverage/strength.ts'\n\nexport const known = strength\n`,
    'import-x/no-restricted-paths',
  ],
  'src/core/attack/environment.ts': [`export const known = process.env\n`, 'no-restricted-globals'],
  'src/core/attack/clock.ts': [`export const known = setTimeout\n`, 'no-restricted-globals'],
  'src/core/attack/files.ts': [
    `import path from 'node:path'\n\nexport const known = path.sep\n`,
    'no-restricted-imports',
  ],
  'src/core/attack/vue.ts': [`import { ref } from 'vue'\n\nexport const known = ref(1)\n`, 'no-restricted-imports'],
  'src/core/attack/csv.ts': [`import Papa from 'papaparse'\n\nexport const known = Papa\n`, 'no-restricted-imports'],
  'src/core/attack/barrel.ts': [`export * from './technique.ts'\n`, 'no-restricted-syntax'],
  'src/core/attack/nameless.ts': [`export default 1\n`, 'import-x/no-default-export'],
  'src/core/attack/circle.ts': [
    `import { other } from './circle-other.ts'\n\nexport const circle = other\n`,
    'import-x/no-cycle',
  ],
  'src/core/attack/circle-other.ts': [
    `import { circle } from './circle.ts'\n\nexport const other = circle\n`,
    'import-x/no-cycle',
  ],
  'src/renderer/matrix/circle.ts': [
    `import Circle from './Circle.vue'\n\nexport const circle = Circle\n`,
    'import-x/no-cycle',
  ],
  'src/renderer/matrix/Circle.vue': [
    component(`import { circle } from './circle.ts'`, '<component :is="circle" />'),
    'import-x/no-cycle',
  ],
  'e2e/sleep.ts': [
    `import type { Page } from 'playwright'\n\nexport const known = (page: Page) => page.waitForTimeout(100)\n`,
    'no-restricted-syntax',
  ],
  'src/core/attack/loose.ts': [`export const known = JSON.parse('1').technique\n`, 'no-unsafe-assignment'],
  'src/core/attack/long.ts': [`export const known = 1\n${'// line\n'.repeat(400)}`, 'max-lines'],
  'src/bridge/window.ts': [`export const known = window\n`, 'no-restricted-globals'],
  'src/main/messages.ts': [
    `import { ipcMain } from 'electron'\n\nexport const known = ipcMain\n`,
    'no-restricted-imports',
  ],
  'src/main/links.ts': [
    `import { shell } from 'electron'\n\nvoid shell.openExternal('https://example.org')\n`,
    'no-restricted-syntax',
  ],
  'src/main/window.ts': [
    `import type { Assessments } from '../renderer/stores/assessments.ts'\n\nexport type Known = Assessments\n`,
    'import-x/no-restricted-paths',
  ],
  'src/renderer/matrix/rows.ts': [
    `import { Dexie } from 'dexie'\n\nexport const known = new Dexie('rows')\n`,
    'no-restricted-imports',
  ],
  'src/renderer/matrix/database.ts': [
    `import type { Rows } from '../database/rows.ts'\n\nexport type Known = Rows\n`,
    'import-x/no-restricted-paths',
  ],
  'src/renderer/ui/store.ts': [
    `import type { Assessments } from '../stores/assessments.ts'\n\nexport type Known = Assessments\n`,
    'import-x/no-restricted-paths',
  ],
  'src/renderer/stores/host.ts': [
    `import { host } from '../../main/index.ts'\n\nexport const known = host\n`,
    'import-x/no-restricted-paths',
  ],
  'src/renderer/matrix/files.ts': [`import fs from 'fs'\n\nexport const known = fs\n`, 'no-restricted-imports'],
  'src/renderer/matrix/chart.ts': [
    `import { Chart } from 'chart.js'\n\nexport const known = Chart\n`,
    'no-restricted-imports',
  ],
  'src/renderer/matrix/peer.ts': [`export const known = new RTCPeerConnection()\n`, 'no-restricted-syntax'],
  'src/renderer/matrix/markup.ts': [`document.body.innerHTML = ''\n`, 'no-restricted-syntax'],
  'src/renderer/matrix/code.ts': [`export const known: unknown = new Function('1')\n`, 'no-new-func'],
  'src/renderer/matrix/RawHtml.vue': [
    component('defineProps<{ text: string }>()', '<p v-html="text" />'),
    'vue/no-v-html',
  ],
  'src/renderer/matrix/StaticStyle.vue': [component('', '<p style="color: red" />'), 'vue/no-static-inline-styles'],
  'src/renderer/matrix/LooseScript.vue': [
    component(`const known = JSON.parse('1').technique`, '<p>{{ known }}</p>'),
    'no-unsafe-assignment',
  ],
  'src/core/attack/only.test.ts': [
    `import { test } from 'vitest'\n\ntest.only('a', () => {})\n`,
    'no-restricted-syntax',
  ],
}

const typeFaults: Readonly<Record<string, readonly [text: string, code: string]>> = {
  'src/core/attack/environment.ts': [`export const known = process.env\n`, 'TS2591'],
  'src/core/exchange/csv.ts': [
    `import Papa from 'papaparse'\nimport { z } from 'zod'\n\nexport const known = [Papa, z, process.env]\n`,
    'TS2591',
  ],
  'src/core/attack/page.ts': [`export const known = document.title\n`, 'TS2584'],
  'src/bridge/address.ts': [`export const known = new URL('https://example.org')\n`, 'TS2304'],
  'src/core/attack/missing.ts': [`export const known: string = ['T1578'][0]\n`, 'TS2322'],
  'src/renderer/matrix/WrongProp.vue': [
    component(`import LabelText from '../ui/LabelText.vue'`, '<LabelText :text="1" />'),
    'TS2322',
  ],
  'src/renderer/matrix/UnknownPart.vue': [component('', '<NoSuchPart />'), 'TS2339'],
  'src/renderer/matrix/WrongName.vue': [component('', '<p>{{ nowhere }}</p>'), 'TS2339'],
  'src/renderer/matrix/node.ts': [`export const known = process.env\n`, 'TS2591'],
  'src/main/page.ts': [`export const known = document.title\n`, 'TS2584'],
  'src/core/attack/technique.wrong.test.ts': [`export const known: string = 1\n`, 'TS2322'],
}

const folders: string[] = []

function plant(...files: Readonly<Record<string, string>>[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'coverline-gates-'))
  folders.push(folder)
  for (const name of readdirSync(root).filter((file) => configuration.test(file))) {
    cpSync(path.join(root, name), path.join(folder, name))
  }
  mkdirSync(path.join(folder, 'scripts'))
  for (const name of ['check.mjs', 'count-results.mjs', 'count-results.test.ts', 'test-published.mjs']) {
    cpSync(path.join(root, 'scripts', name), path.join(folder, 'scripts', name))
  }
  cpSync(path.join(root, shim), path.join(folder, shim))
  // A folder of links rather than one link, so that caches stay in the copy.
  mkdirSync(path.join(folder, 'node_modules'))
  for (const name of readdirSync(path.join(root, 'node_modules')).filter((entry) => !entry.startsWith('.'))) {
    symlinkSync(path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name))
  }
  for (const [name, text] of files.flatMap((record) => Object.entries(record))) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  return folder
}

const texts = (faults: Readonly<Record<string, readonly [string, ...string[]]>>) =>
  Object.fromEntries(Object.entries(faults).map(([name, [text]]) => [name, text]))

interface Run {
  readonly status: number | null
  readonly output: string
}

function check(folder: string, ...gates: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/check.mjs', ...gates], {
      cwd: folder,
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' },
    })
    let output = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    child.stderr.on('data', (data: Buffer) => (output += data.toString()))
    child.on('error', reject)
    child.on('close', (status) => {
      resolve({ status, output })
    })
  })
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('format', () => {
  test('passes a project in form', async () => {
    const { status, output } = await check(plant(sound), 'format')
    expect(output).toContain('check: passed (format)')
    expect(status).toBe(0)
  })

  test('stops at a file out of form, and names the gate', async () => {
    const { status, output } = await check(plant(sound, { 'src/core/attack/form.ts': 'export const known = "1";\n' }))
    expect(output).toContain('src/core/attack/form.ts')
    expect(output).toContain('check: FAILED at format')
    expect(output).not.toContain('> lint')
    expect(status).toBe(1)
  })
})

/** Both take seconds, so they run side by side. */
let lint: Run
let types: Run
beforeAll(async () => {
  const runs = [
    check(plant(sound, texts(lintFaults)), 'lint'),
    check(plant(sound, texts(typeFaults)), 'types'),
  ] as const
  ;[lint, types] = await Promise.all(runs)
}, 300_000)

describe('lint', () => {
  /** The lines that the linter wrote below a file's name. */
  const complaints = (name: string) =>
    lint.output.split(/\n\n+/).find((part) => part.includes(`${path.sep}${name}\n`)) ?? ''

  test('is red', () => {
    expect(lint.status).toBe(1)
    expect(lint.output).toContain('check: FAILED at lint')
  })

  test.each(Object.entries(lintFaults))('refuses %s', (name, [, ...rules]) => {
    for (const rule of rules) expect(complaints(name)).toContain(rule)
  })

  test.each(Object.keys(sound))('leaves %s alone', (name) => {
    expect(complaints(name)).toBe('')
  })
})

describe('types', () => {
  const complaints = (name: string) => types.output.split('\n').filter((line) => line.startsWith(`${name}(`))

  test('are red', () => {
    expect(types.status).toBe(1)
    expect(types.output).toContain('check: FAILED at types')
  })

  test.each(Object.entries(typeFaults))('refuse %s', (name, [, code]) => {
    expect(complaints(name).join('\n')).toContain(code)
  })

  test.each(Object.keys(sound))('leave %s alone', (name) => {
    expect(complaints(name)).toEqual([])
  })
})
