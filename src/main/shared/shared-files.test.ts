import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Parsed } from '../../core/problem.ts'
import { folderNameOf } from '../snapshots/snapshot-list.ts'
import { lockPathOf, openFileLocks } from './lock-file.ts'
import { hashOf } from './shared-file.ts'
import { openSharedFiles } from './shared-files.ts'
import type { SharedFiles } from './shared-files.ts'

let folder = ''
let share = ''
let path = ''
let mine: SharedFiles
let theirs: SharedFiles

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coverline-shared-'))
  share = join(folder, 'share')
  await mkdir(share)
  path = join(share, 'bank.assessment.json')
  mine = openSharedFiles(join(folder, 'mine'))
  theirs = openSharedFiles(join(folder, 'theirs'))
  await mine.link('a', path)
  await theirs.link('a', path)
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function value<T>(answer: Promise<Parsed<T>>): Promise<T> {
  const result = await answer
  if (!result.ok) throw new Error(result.problems[0]?.what)
  return result.value
}

const write = (files: SharedFiles, text: string, expected: string | null, sequence = 1) =>
  value(files.write('a', { text, expected, sequence }))
const read = (files: SharedFiles, known: string | null = null) => value(files.read('a', known))

async function onShare(): Promise<string[]> {
  return (await readdir(share)).sort()
}

describe('a shared file', () => {
  it('is made once, read by the other, and replaced by whoever knows what is there', async () => {
    expect(await read(mine)).toEqual({ kind: 'gone' })
    expect(await write(mine, 'one', null)).toEqual({ kind: 'written', hash: hashOf('one') })
    expect(await read(theirs)).toEqual({ kind: 'read', text: 'one', hash: hashOf('one'), base: null })
    expect(await read(theirs, hashOf('one'))).toEqual({ kind: 'same' })
    expect(await write(theirs, 'made again', null)).toEqual({ kind: 'changed' })
    expect(await write(theirs, 'two', hashOf('one'))).toMatchObject({ kind: 'written' })
    // What I believe is there is gone: nothing is written over theirs.
    expect(await write(mine, 'three', hashOf('one'))).toEqual({ kind: 'changed' })
    expect(await readFile(path, 'utf8')).toBe('two')
    const base = { text: 'one', hash: hashOf('one'), sequence: 1 }
    expect(await read(mine)).toEqual({ kind: 'read', text: 'two', hash: hashOf('two'), base })
    expect(await onShare()).toEqual(['bank.assessment.json'])
  })

  it('loses nothing where many write at once: each write follows on what was read', async () => {
    await write(mine, '', null)
    const writers = [mine, theirs, openSharedFiles(join(folder, 'third'))]
    await writers[2]?.link('a', path)
    await Promise.all(
      writers.map(async (files, writer) => {
        for (let line = 0; line < 15;) {
          const found = await read(files)
          if (found.kind !== 'read') throw new Error(found.kind)
          const written = await write(files, `${found.text}${writer}-${line}\n`, found.hash)
          if (written.kind === 'written') line += 1
          else expect(['changed', 'busy']).toContain(written.kind)
        }
      }),
    )
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')
    expect(new Set(lines).size).toBe(45)
    for (const writer of [0, 1, 2]) {
      const own = lines.filter((line) => line.startsWith(`${writer}-`))
      expect(own).toEqual(Array.from({ length: 15 }, (_, line) => `${writer}-${line}`))
    }
    expect(await onShare()).toEqual(['bank.assessment.json'])
  })

  it('is left alone while another one writes, and a lock that nobody moves for long is taken over', async () => {
    let elapsed = 0
    mine = openSharedFiles(
      join(folder, 'mine'),
      openFileLocks(() => elapsed),
    )
    await writeFile(lockPathOf(path), 'somebody')
    expect(await write(mine, 'one', null)).toEqual({ kind: 'busy' })
    elapsed = 29_999
    expect(await write(mine, 'one', null)).toEqual({ kind: 'busy' })
    // Another holder meanwhile: the time begins anew, whatever the clocks of files say.
    await rm(lockPathOf(path))
    await writeFile(lockPathOf(path), 'somebody else')
    elapsed = 40_000
    expect(await write(mine, 'one', null)).toEqual({ kind: 'busy' })
    elapsed = 70_000
    expect(await write(mine, 'one', null)).toMatchObject({ kind: 'written' })
    expect(await onShare()).toEqual(['bank.assessment.json'])
  })

  it('isn’t written by one whose lock another one took over', async () => {
    await writeFile(path, 'one')
    const locks = openFileLocks()
    const outcome = await locks.hold(path, async (isStill) => {
      expect(await isStill()).toBe(true)
      await writeFile(lockPathOf(path), 'somebody')
      return isStill()
    })
    expect(outcome).toEqual({ held: true, value: false })
    // And it doesn't take that one's lock away at the end.
    expect(await readFile(lockPathOf(path), 'utf8')).toBe('somebody')
  })

  it('says where it isn’t, and where its folder isn’t', async () => {
    await write(mine, 'one', null)
    await rm(path)
    expect(await read(mine)).toEqual({ kind: 'gone' })
    await rename(share, `${share}-away`)
    expect(await read(mine)).toMatchObject({ kind: 'unreachable' })
    expect(await write(mine, 'two', hashOf('one'))).toMatchObject({ kind: 'failed' })
    await expect(stat(share)).rejects.toThrow()
  })

  it('that is no text, no file or too large is said to be so, and not written', async () => {
    await writeFile(path, Uint8Array.of(0xff, 0xfe, 0))
    expect(await read(mine)).toMatchObject({ kind: 'unreadable', problem: expect.stringContaining('UTF-8') as string })
    expect(await write(mine, 'one', null)).toEqual({ kind: 'changed' })
    await rm(path)
    await mkdir(path)
    expect(await read(mine)).toMatchObject({ kind: 'unreadable' })
    expect(await write(mine, 'one', null)).toEqual({ kind: 'changed' })
    expect(await onShare()).toEqual(['bank.assessment.json'])
  })

  it('keeps who may read it, and what a symbolic link leads to', async () => {
    await writeFile(path, 'one')
    await chmod(path, 0o640)
    const detour = join(folder, 'detour.json')
    await symlink(path, detour)
    await mine.link('a', detour)
    await write(mine, 'two', hashOf('one'))
    expect(await readFile(path, 'utf8')).toBe('two')
    expect((await stat(path)).mode & 0o777).toBe(0o640)
  })
})

describe('what was agreed on', () => {
  const kept = (): string => join(folder, 'mine', folderNameOf('a'), 'base.json')
  const base = (text: string, sequence = 1) => ({ text, hash: hashOf(text), sequence })
  const keep = (agreed: object | null, next: object | null): Promise<void> =>
    writeFile(kept(), JSON.stringify({ format: 'coverline-shared-base', version: 1, agreed, next }))

  it('comes back at the next start', async () => {
    await write(mine, 'one', null, 4)
    await mine.agree('a', base('two', 5))
    mine = openSharedFiles(join(folder, 'mine'))
    expect(await read(mine)).toMatchObject({ base: base('two', 5) })
    await mine.distrust(['a', 'b'])
    expect(await read(mine)).toMatchObject({ kind: 'read', base: null })
  })

  it('is decided by the file after a kill in the middle of writing', async () => {
    await write(mine, 'old', null)
    await keep(base('old'), base('new', 2))
    expect(await read(mine)).toMatchObject({ base: base('old') })
    await keep(base('old'), base('new', 2))
    await writeFile(path, 'new')
    expect(await read(mine)).toMatchObject({ base: base('new', 2) })
    // It stays decided when others go on.
    await writeFile(path, 'theirs')
    expect(await read(mine)).toMatchObject({ base: base('new', 2) })
  })

  it('isn’t guessed where others went on before that was decided', async () => {
    await keep(base('old'), base('new', 2))
    await writeFile(path, 'theirs')
    expect(await read(mine)).toMatchObject({ base: null })
    await writeFile(path, 'old')
    expect(await read(mine)).toMatchObject({ base: null })
  })

  it('of another file counts no more', async () => {
    await write(mine, 'one', null)
    const other = join(share, 'other.json')
    await writeFile(other, 'other')
    expect(await value(mine.link('a', other))).toBe(other)
    expect(await read(mine)).toEqual({ kind: 'read', text: 'other', hash: hashOf('other'), base: null })
    await mine.unlink(['a'])
    expect(await value(mine.linked('a'))).toBeNull()
    expect(await readFile(other, 'utf8')).toBe('other')
    expect((await mine.read('a', null)).ok).toBe(false)
    expect((await mine.write('a', { text: '', expected: null, sequence: 0 })).ok).toBe(false)
    expect((await mine.agree('a', base('x'))).ok).toBe(false)
  })

  it.each([
    ['', 'nothing'],
    ['{', 'half a file'],
    ['null', 'null'],
    [JSON.stringify({ format: 'coverline-shared-base', version: 2, agreed: null, next: null }), 'a newer version'],
    [JSON.stringify({ format: 'coverline-shared-base', version: 1, agreed: { text: 1 }, next: null }), 'no text'],
    ['{"__proto__":{"agreed":1}}', 'a prototype'],
  ])('was nothing where %j is kept: %s', async (text) => {
    await writeFile(path, 'one')
    await writeFile(kept(), text)
    expect(await read(mine)).toEqual({ kind: 'read', text: 'one', hash: hashOf('one'), base: null })
  })

  it.each(['{', '{"path":"/etc/passwd"}', linkText('../relative'), linkText('/a\0b'), linkText(''), linkText(7)])(
    'a link of %j leads nowhere',
    async (text) => {
      await writeFile(join(folder, 'mine', folderNameOf('a'), 'link.json'), text)
      expect(await value(mine.linked('a'))).toBeNull()
      expect((await mine.read('a', null)).ok).toBe(false)
    },
  )

  it('of an id that looks like a path stays in its folder', async () => {
    await mine.link('../../x', path)
    expect((await readdir(join(folder, 'mine'))).sort()).toEqual([folderNameOf('../../x'), folderNameOf('a')].sort())
  })

  it('is forgotten, or stopped, while a share doesn’t answer, and doesn’t come back with its answer', async () => {
    await write(mine, 'one', null)
    const waiting: (() => void)[] = []
    const answer = async (): Promise<void> => {
      await vi.waitFor(() => {
        expect(waiting).toHaveLength(1)
      })
      waiting.pop()?.()
    }
    const locks = openFileLocks()
    mine = openSharedFiles(join(folder, 'mine'), {
      hold: async (file, job) => {
        await new Promise<void>((resolve) => void waiting.push(resolve))
        return locks.hold(file, job)
      },
    })
    const written = write(mine, 'two', hashOf('one'), 2)
    await vi.waitFor(() => {
      expect(waiting).toHaveLength(1)
    })
    await mine.distrust(['a'])
    await answer()
    expect(await written).toMatchObject({ kind: 'written' })
    expect(await read(mine)).toMatchObject({ text: 'two', base: null })

    const another = write(mine, 'three', hashOf('two'), 3)
    await value(mine.unlink(['a']))
    expect(await value(mine.linked('a'))).toBeNull()
    await answer()
    await another
    expect(await value(mine.linked('a'))).toBeNull()
  })

  it('that can’t be kept stops a write before the file says more than is known', async () => {
    await write(mine, 'one', null)
    await rm(kept())
    // A folder in its place can't be replaced.
    await mkdir(kept())
    expect((await write(mine, 'two', hashOf('one'))).kind).toBe('failed')
    expect(await readFile(path, 'utf8')).toBe('one')
    expect(await onShare()).toEqual(['bank.assessment.json'])
  })
})

function linkText(link: unknown): string {
  return JSON.stringify({ format: 'coverline-shared-link', version: 1, path: link })
}
