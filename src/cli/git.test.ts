import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newAssessment, withStatus } from '../core/assessment/edits.ts'
import type { Status } from '../core/assessment/assessment.ts'
import { read } from '../core/assessment/small-file.test-twin.ts'
import { printAssessment } from '../core/assessment/print.ts'
import { buildProgram } from './built-program.test-twin.ts'
import type { Answer, BuiltProgram } from './built-program.test-twin.ts'
import { scratchFolder } from './captured-host.test-twin.ts'
import type { ScratchFolder } from './captured-host.test-twin.ts'

/*
 * The real git, which calls the built program as its merge and diff driver. Where git is missing that is a failure in
 * CI and a skip elsewhere, like everything else that the tests need.
 */
const withoutGit = spawnSync('git', ['--version']).status !== 0 && process.env['CI'] !== 'true'

let program: BuiltProgram
let scratch: ScratchFolder
beforeAll(async () => {
  scratch = scratchFolder()
  program = await buildProgram("it's a folder with blanks")
}, 120_000)
afterAll(() => {
  program.remove()
  scratch.remove()
})

const name = 'bank.assessment.json'

function git(folder: string, ...args: readonly string[]): Promise<Answer> {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.org',
    LC_ALL: 'C',
  }
  return new Promise((resolve) => {
    execFile('git', [...args], { cwd: folder, env, encoding: 'utf8' }, (error, out, err) => {
      // A program that isn't there is no answer of git's.
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
      resolve({ code, out, err: code === null ? `git: ${String(error?.code)}` : err })
    })
  })
}

async function done(folder: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await git(folder, ...args)
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${out}${err}`)
  return out
}

const many = Array.from({ length: 9 }, (_, at) => `c${String(at)}`)

/** An assessment with nine planned capabilities. */
const first = withStatus(
  many.map((capability) => ({ framework: 'azure', capability })),
  'planned',
)(
  newAssessment({
    id: 'bank',
    name: 'Bank',
    createdAt: '2026-11-24T09:00:00.000Z',
    domain: 'enterprise',
    version: '19.0',
    mappingSets: ['azure-04.26.2025_attack-16.1-enterprise'],
    sources: {},
  }),
)

function marked(capability: string, status: Status): string {
  return printAssessment(withStatus([{ framework: 'azure', capability }], status)(first))
}

interface Clones {
  readonly one: string
  readonly other: string
}

/** Two clones of a repository that holds the first version; with the driver or without. */
async function clones(label: string, driver: boolean, start = printAssessment(first)): Promise<Clones> {
  const origin = scratch.path(`${label} origin`)
  mkdirSync(origin)
  await done(origin, 'init', '--quiet', '--initial-branch=main')
  writeFileSync(join(origin, 'README.md'), 'Ours\n')
  if (start !== '') writeFileSync(join(origin, name), start)
  if (driver) await setUp(origin)
  await done(origin, 'add', '.')
  await done(origin, 'commit', '--quiet', '-m', 'First')
  const [one, other] = ['one', 'other'].map((clone) => scratch.path(`${label} ${clone}`)) as [string, string]
  for (const clone of [one, other]) {
    await done(scratch.path(''), 'clone', '--quiet', origin, clone)
    if (driver) await setUp(clone)
  }
  return { one, other }
}

async function setUp(folder: string): Promise<string> {
  const { code, out, err } = await program.runIn(folder, 'git-setup')
  expect([code, err]).toEqual([0, ''])
  return out
}

async function commit(folder: string, text: string): Promise<void> {
  writeFileSync(join(folder, name), text)
  await done(folder, 'add', '.')
  await done(folder, 'commit', '--quiet', '-m', 'Mark')
}

/** Both commit, then the first pulls from the second. */
async function pulled({ one, other }: Clones, ours: string, theirs: string): Promise<Answer> {
  await commit(one, ours)
  await commit(other, theirs)
  return git(one, 'pull', '--quiet', '--no-rebase', '--no-edit', other, 'main')
}

const fileIn = (folder: string): string => readFileSync(join(folder, name), 'utf8')

describe.skipIf(withoutGit)('git', { timeout: 120_000 }, () => {
  test('is installed: these tests need it', async () => {
    expect((await git(scratch.path(''), '--version')).out).toMatch(/^git version/)
  })

  test('with the driver, neighbours that two people marked merge without a conflict', async () => {
    const both = await clones('driver', true)
    const { code, err } = await pulled(both, marked('c4', 'deployed'), marked('c5', 'not_deployed'))
    expect([code, err]).toEqual([0, ''])
    const merged = read(fileIn(both.one))
    expect(merged.capabilities.map(({ status }) => status).slice(4, 6)).toEqual(['deployed', 'not_deployed'])
    expect(printAssessment(merged)).toBe(fileIn(both.one))
    expect(await done(both.one, 'status', '--porcelain')).toBe('')
  })

  test('without the driver, those that are no neighbours merge by lines', async () => {
    const both = await clones('plain', false)
    expect((await pulled(both, marked('c1', 'deployed'), marked('c7', 'deployed'))).code).toBe(0)
    const statuses = read(fileIn(both.one)).capabilities.map(({ status }) => status)
    expect([statuses[1], statuses[7]]).toEqual(['deployed', 'deployed'])
  })

  test('the same capability: git stops, and the file is valid and keeps both sides', async () => {
    const both = await clones('conflict', true)
    const { code, out, err } = await pulled(both, marked('c4', 'deployed'), marked('c4', 'not_deployed'))
    expect(code).toBe(1)
    expect(`${out}${err}`).toContain(`Merge conflict in ${name}`)
    expect(err).toContain('1 conflict is left in the file')
    const merged = read(fileIn(both.one))
    expect(merged.conflicts).toEqual([
      {
        at: { framework: 'azure', capability: 'c4' },
        base: { status: 'planned' },
        ours: { status: 'deployed' },
        theirs: { status: 'not_deployed' },
      },
    ])
    expect((await program.runIn(both.one, 'check', name)).code).toBe(0)
    expect((await git(both.one, 'diff', '--ours')).out).toContain('conflict at ')
    await done(both.one, 'commit', '--quiet', '--all', '--no-edit')
    expect(await done(both.one, 'log', '--oneline', '--merges')).not.toBe('')
  })

  test('one that both added, with no version before it', async () => {
    const both = await clones('added', true, '')
    const { code } = await pulled(both, marked('c1', 'deployed'), marked('c7', 'deployed'))
    expect(code).toBe(1)
    const places = read(fileIn(both.one)).conflicts.map(({ at }) => Object.values(at as object).at(-1) as string)
    expect(places).toEqual(['c1', 'c7'])
  })

  test('a side that can’t be read: git stops, and our file stays as it was', async () => {
    const both = await clones('broken', true)
    const ours = marked('c1', 'deployed')
    const { code, err } = await pulled(both, ours, '{"format": "coverline-assessment"}\n')
    expect(code).toBe(1)
    expect(err).toContain('coverline: ')
    expect(fileIn(both.one)).toBe(ours)
  })

  test('the diff driver says what was marked, added and removed', async () => {
    const { one } = await clones('diff', true)
    writeFileSync(join(one, name), marked('c4', 'deployed'))
    writeFileSync(join(one, '-x y.assessment.json'), printAssessment(first))
    await done(one, 'add', '.')
    const staged = await git(one, 'diff', '--cached')
    expect([staged.code, staged.err]).toEqual([0, ''])
    expect(staged.out).toContain(`Coverline: ${name}\nazure/c4\n  status: planned → deployed\n`)
    expect(staged.out).toContain('Coverline: -x y.assessment.json\n')
    writeFileSync(join(one, name), 'broken\n')
    const broken = await git(one, 'diff')
    expect([broken.code, broken.out.includes('not valid JSON')]).toEqual([0, true])
  })

  test('git-setup says what it wrote, keeps what was there and changes nothing the second time', async () => {
    const folder = scratch.path('set up')
    mkdirSync(join(folder, 'below'), { recursive: true })
    await done(folder, 'init', '--quiet')
    writeFileSync(join(folder, '.gitattributes'), '*.png binary')
    const told = await setUp(join(folder, 'below'))
    expect(told).toMatch(/^wrote: git config merge\.coverline\.driver = /m)
    const attributes = readFileSync(join(folder, '.gitattributes'), 'utf8')
    expect(attributes).toBe('*.png binary\n*.assessment.json text eol=lf merge=coverline diff=coverline\n')
    expect(await setUp(folder)).not.toContain('wrote')
    expect(readFileSync(join(folder, '.gitattributes'), 'utf8')).toBe(attributes)
    const bare = scratch.path('bare')
    mkdirSync(bare)
    await done(bare, 'init', '--quiet', '--bare')
    expect((await program.runIn(bare, 'git-setup')).code).toBe(2)
  })
})
