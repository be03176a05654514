import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { scratchFolder } from './captured-host.test-twin.ts'
import type { ScratchFolder } from './captured-host.test-twin.ts'
import { longestFile, readInputFile } from './input-file.ts'
import { writeOutputFile } from './output-file.ts'

let scratch: ScratchFolder
beforeEach(() => {
  scratch = scratchFolder()
})
afterEach(() => {
  scratch.remove()
})

async function whatIsWrong(path: string, limit = longestFile): Promise<string> {
  const read = await readInputFile(path, limit)
  return read.ok ? '' : (read.problems[0]?.what ?? '')
}

test('a file is written whole, keeps its mode, and leaves nothing beside it', async () => {
  const path = scratch.path('a.json')
  expect(await writeOutputFile(path, 'one\n')).toBeNull()
  chmodSync(path, 0o600)
  expect(await writeOutputFile(path, 'two\n')).toBeNull()
  expect(readFileSync(path, 'utf8')).toBe('two\n')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(dirname(path))).toEqual(['a.json'])
})

test('a link stays a link, and what it leads to is written', async () => {
  writeFileSync(scratch.path('real'), 'old')
  symlinkSync(scratch.path('real'), scratch.path('link'))
  expect(await writeOutputFile(scratch.path('link'), 'new')).toBeNull()
  expect(lstatSync(scratch.path('link')).isSymbolicLink()).toBe(true)
  expect(readFileSync(scratch.path('real'), 'utf8')).toBe('new')
})

test('a device is written to, not replaced', async () => {
  expect(await writeOutputFile('/dev/null', 'gone')).toBeNull()
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
})

test('a folder, a missing folder and a bad name are sentences', async () => {
  mkdirSync(scratch.path('folder'))
  const problems = await Promise.all(
    [scratch.path('folder'), scratch.path('none/a.json'), 'a\0b'].map((path) => writeOutputFile(path, 'x')),
  )
  expect(problems.map((problem) => problem?.what)).toEqual([
    'This is a folder.',
    'There is no such folder.',
    'This is no file name.',
  ])
})

test('reading: text comes whole, everything else is a sentence', async () => {
  writeFileSync(scratch.path('text'), '\uFEFFgrün\r\n')
  expect(await readInputFile(scratch.path('text'), longestFile)).toEqual({ ok: true, value: '\uFEFFgrün\r\n' })
  writeFileSync(scratch.path('latin1'), Buffer.from([0x67, 0xfc, 0x6e]))
  mkdirSync(scratch.path('folder'))
  expect(await whatIsWrong(scratch.path('latin1'))).toBe('The file is not UTF-8 text.')
  expect(await whatIsWrong(scratch.path('folder'))).toBe('This is a folder.')
  expect(await whatIsWrong(scratch.path('none'))).toBe('There is no such file.')
  expect(await whatIsWrong('a\0b')).toBe('This is no file name.')
  writeFileSync(scratch.path('large'), 'x'.repeat(1024 * 1024 + 1))
  expect(await whatIsWrong(scratch.path('large'), 1024 * 1024)).toBe('The file is larger than 1 MB.')
})

test('an endless file is read no further than the limit', async () => {
  expect(await whatIsWrong('/dev/zero', 1024 * 1024)).toBe('The file is larger than 1 MB.')
})
