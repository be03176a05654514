import { describe, expect, test } from 'vitest'
import { call } from './captured-host.test-twin.ts'
import { commands } from './commands.ts'

test('the help names every command, and every command has a help with all of its options', async () => {
  const { code, out, messages } = await call(['--help'])
  expect([code, messages]).toEqual([0, []])
  expect(await call(['-h'])).toEqual({ code, out, messages })
  for (const { name, forms } of commands) {
    expect(out).toMatch(new RegExp(`^  ${name} `, 'm'))
    const help = await call([name, 'some', '--bogus', '--help'])
    expect([help.code, help.messages]).toEqual([0, []])
    for (const option of Object.keys(forms)) expect(help.out).toContain(`--${option}`)
    const named = [...help.out.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, option]) => option)
    expect(named.sort()).toEqual(Object.keys(forms).sort())
  }
})

test('lines of the help fit a terminal', async () => {
  for (const argv of [['--help'], ...commands.map(({ name }) => [name, '--help'])]) {
    const { out } = await call(argv)
    expect(out.split('\n').filter((line) => line.length > 112)).toEqual([])
  }
})

test('the version is that of the program', async () => {
  expect(await call(['--version'])).toEqual({ code: 0, out: '9.8.7\n', messages: [] })
})

describe('bad usage: exit 2, nothing on standard output, one line per problem', () => {
  test.each([
    [[], 1],
    [[''], 1],
    [['--json'], 1],
    [['--version', 'x'], 1],
    [['help'], 1],
    [['Coverage'], 1],
    [['constructor'], 1],
    [['coverage'], 1],
    [['coverage', '--', '--help'], 1],
    [['coverage', 'a', 'b', 'c'], 2],
    [['coverage', '--bogus', '-x', '--json=1'], 3],
    [['coverage', '--fail-under', 'foo=1', '--fail-under', 'breadth=x'], 3],
    [['report', 'a'], 2],
    [['report', '--format', 'pdf'], 3],
    [['new'], 2],
    [['new', 'x', '--sets', ',', '--domain', 'moon', '--date', 'today'], 5],
    [['check'], 1],
    [['list', 'moons', 'x', '--domain', 'moon'], 3],
    [['list', 'groups', '--set', 'azure'], 1],
    [['show'], 1],
    [['show', 'T1059', 'T1078'], 1],
    [['merge'], 2],
    [['merge', 'a', 'b', 'c', 'd', '--out', 'e'], 1],
    [['diff', 'a'], 1],
    [['diff', 'a', 'b', 'c'], 1],
    [['diff', '--git', '--json', 'a', 'b'], 1],
    [['git-setup', 'here'], 1],
  ])('%j', async (argv, count) => {
    const { code, out, messages } = await call(argv)
    expect([code, out]).toEqual([2, ''])
    expect(messages).toHaveLength(count)
    for (const message of messages) expect(message).toMatch(/^coverline: [^\n]+\.$/)
  })

  test.each(['compare', 'advise', 'crosswalk'])('%s is no command, and no help mentions it', async (name) => {
    expect((await call([name, 'a', 'b'])).messages).toEqual([
      `coverline: There is no command ${name}. See coverline --help.`,
    ])
    expect((await call(['--help'])).out).not.toContain(name)
  })
})

describe('damaged knowledge is a sentence', () => {
  test.each([
    ['missing', () => Promise.reject(new Error('ENOENT'))],
    ['cut off', () => Promise.resolve('{"format": "cover')],
    ['empty', () => Promise.resolve('{}')],
  ])('%s', async (_, read) => {
    for (const argv of [['list'], ['show', 'T1059'], ['check', 'package.json']]) {
      const { code, out, messages } = await call(argv, read)
      expect([code, out]).toEqual([2, ''])
      expect(messages.join('\n')).toMatch(/bundled data file/)
    }
  })
})
