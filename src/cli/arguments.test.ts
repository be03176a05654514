import { describe, expect, test } from 'vitest'
import { readArguments } from './arguments.ts'

const forms = { json: 'flag', out: 'value', least: 'values' } as const

function problemsOf(...argv: string[]): string[] {
  const read = readArguments(argv, forms)
  return read.ok ? [] : read.problems.map(({ what }) => what)
}

test('options and the rest are told apart, in any order', () => {
  const read = readArguments(['a', '--json', '--least', 'x=1', '--out=b', 'c', '--least=y=2', '--', '--json'], forms)
  if (!read.ok) throw new Error('refused')
  const args = read.value
  expect(args.positionals).toEqual(['a', 'c', '--json'])
  expect([args.has('json'), args.has('out'), args.has('other')]).toEqual([true, true, false])
  expect([args.value('out'), args.value('json')]).toEqual(['b', undefined])
  expect(args.values('least')).toEqual(['x=1', 'y=2'])
})

describe('wrong uses, each a line', () => {
  test.each([
    [['--other'], ['There is no option --other here.']],
    [['-x'], ['There is no option -x here.']],
    [['--toString'], ['There is no option --toString here.']],
    [['--no-json'], ['There is no option --no-json here.']],
    [['--out'], ['--out needs a value.']],
    [['--out='], ['--out needs a value.']],
    [['--out', '  '], ['--out needs a value.']],
    [['--out', '--json'], ['--out needs a value.']],
    [['--json=yes'], ['--json takes no value.']],
    [['--json', '--json'], ['--json is given twice.']],
    [
      ['--out', 'a', '--out', 'b', '-q'],
      ['--out is given twice.', 'There is no option -q here.'],
    ],
  ])('%j', (argv, problems) => {
    expect(problemsOf(...argv)).toEqual(problems)
  })
})

test('a value that begins with a hyphen can be written with =', () => {
  const read = readArguments(['--out=-strange'], forms)
  expect(read.ok && read.value.value('out')).toBe('-strange')
})
