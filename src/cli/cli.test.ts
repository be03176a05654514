import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import packageFile from '../../package.json'
import type { CoverageResult } from '../core/coverage/coverage-result.ts'
import { buildProgram } from './built-program.test-twin.ts'
import type { BuiltProgram } from './built-program.test-twin.ts'

let program: BuiltProgram
beforeAll(async () => {
  program = await buildProgram()
  const { code, err } = await program.run('new', '--sets', 'azure,nist_800_53', '--out', 'a.json', '--id', 'a')
  expect([code, err]).toEqual([0, ''])
}, 120_000)
afterAll(() => {
  program.remove()
})

describe('the built program', { timeout: 60_000 }, () => {
  test('says its version and its help', async () => {
    expect(await program.run('--version')).toEqual({ code: 0, out: `${packageFile.version}\n`, err: '' })
    expect((await program.run('coverage', '--help')).out).toContain('--fail-under')
  })

  test('finds its knowledge from any folder and prints the whole of a long result into a pipe', async () => {
    const { code, out, err } = await program.run('coverage', 'a.json', '--json')
    expect([code, err]).toEqual([0, ''])
    expect(out.length).toBeGreaterThan(200_000)
    expect((JSON.parse(out) as CoverageResult).metrics.techniques).toBe(697)
  })

  test('exits 0, 1 and 2, with messages on standard error alone', async () => {
    const missed = await program.run('coverage', 'a.json', '--fail-under', 'breadth=0.5')
    expect([missed.code, missed.err]).toEqual([1, 'coverline: breadth is 0, below 0.5\n'])
    expect(missed.out).not.toBe('')
    const refused = await program.run('coverage', 'none.json', 'x', '--fail-under', 'y')
    expect([refused.code, refused.out]).toEqual([2, ''])
    expect(refused.err.trimEnd().split('\n')).toHaveLength(2)
    expect((await program.run()).code).toBe(2)
  })

  test('list, show, check and report', async () => {
    expect((await program.run('list', 'tactics')).out).toContain('Defense Impairment')
    expect((await program.run('show', 'T1578.001')).out).toContain('azure_role_based_access_control')
    expect((await program.run('check', 'a.json')).code).toBe(0)
    const written = await program.run('report', 'a.json', '--format', 'json', '--out', 'r.json')
    expect(written).toEqual({ code: 0, out: '', err: '' })
    const text = readFileSync(join(program.folder, 'r.json'), 'utf8')
    expect(text).toBe((await program.run('coverage', 'a.json', '--json')).out)
  })

  test('a reader that stops early is no crash', async () => {
    const child = spawn(process.execPath, [program.entry, 'coverage', 'a.json', '--json'], {
      cwd: program.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect([code, err]).toEqual([0, ''])
  })

  test.runIf(existsSync('/dev/full'))('output that cannot be written is said', async () => {
    const full = spawn('sh', ['-c', `exec "$0" "$1" list --json >/dev/full`, process.execPath, program.entry])
    let err = ''
    full.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    const code = await new Promise((resolve) => full.on('close', resolve))
    expect([code, err]).toEqual([2, "coverline: The output can't be written (ENOSPC).\n"])
  })

  test('without its knowledge it says so', async () => {
    const resources = join(program.folder, 'resources')
    unlinkSync(resources)
    try {
      const { code, out, err } = await program.run('list')
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^coverline: index\.json: .*Install Coverline again\.\n$/)
    } finally {
      rmSync(resources, { force: true })
      symlinkSync(join(import.meta.dirname, '..', '..', 'resources'), resources)
    }
  })
})
