import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLimitBytes, openProblems } from '../bridge/file-kinds.ts'
import { readChosenBytes, readChosenText, writeWhole } from './whole-files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coverline-text-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('saving a text', () => {
  it('replaces the file and leaves nothing beside it', async () => {
    const path = join(folder, 'a.csv')
    await writeFile(path, 'old')
    expect(await writeWhole(path, 'new, ü')).toBeNull()
    expect(await readFile(path, 'utf8')).toBe('new, ü')
    expect(await readdir(folder)).toEqual(['a.csv'])
  })

  it('says why it could not, and keeps what was there', async () => {
    await mkdir(join(folder, 'b.csv'))
    await writeFile(join(folder, 'b.csv', 'kept'), '')
    expect(await writeWhole(join(folder, 'b.csv'), 'x')).toMatch(/^b\.csv wasn't saved/)
    expect(await writeWhole(join(folder, 'gone', 'c.csv'), 'x')).toContain('no longer exists')
    expect(await readdir(folder)).toEqual(['b.csv'])
  })
})

describe('opening a chosen file', () => {
  it('gives its name and text, without a byte order mark', async () => {
    await writeFile(join(folder, 'a.json'), '\uFEFF{"a": "ü"}')
    expect(await readChosenText(join(folder, 'a.json'))).toEqual({ opened: true, name: 'a.json', text: '{"a": "ü"}' })
  })

  it('gives bytes as they are where text isn’t asked for', async () => {
    const bytes = Uint8Array.from([0, 255, 0x66, 0xfc])
    expect(await writeWhole(join(folder, 'a.zip'), bytes)).toBeNull()
    const read = await readChosenBytes(join(folder, 'a.zip'))
    expect(read).toMatchObject({ opened: true, name: 'a.zip' })
    expect(read.opened && [...read.bytes]).toEqual([...bytes])
    expect(await readChosenBytes(folder)).toEqual({ opened: false, problem: openProblems.notReadable })
  })

  it('refuses what is too large, not UTF-8, a folder or gone', async () => {
    await writeFile(join(folder, 'large'), '')
    await truncate(join(folder, 'large'), openLimitBytes + 1)
    await writeFile(join(folder, 'latin'), Buffer.from([0x66, 0xfc, 0x72]))
    expect(await readChosenText(join(folder, 'large'))).toEqual({ opened: false, problem: openProblems.tooLarge })
    expect(await readChosenText(join(folder, 'latin'))).toEqual({ opened: false, problem: openProblems.notText })
    expect(await readChosenText(folder)).toEqual({ opened: false, problem: openProblems.notReadable })
    expect(await readChosenText(join(folder, 'gone'))).toEqual({ opened: false, problem: openProblems.notReadable })
  })
})
