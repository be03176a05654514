import { commands } from './commands.ts'
import type { Command } from './commands.ts'

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}

export function programHelp(): string {
  return [
    'Coverline: which ATT&CK techniques the capabilities in force cover, and how well.',
    '',
    'Usage: coverline COMMAND …',
    '',
    ...aligned(commands.map(({ name, summary }) => [name, summary])),
    '',
    ...aligned([
      ['COMMAND --help', 'its options'],
      ['--version', 'the version of Coverline'],
    ]),
    '',
    'Exit 0: done. 1: a stated threshold is missed, or conflicts are left in a merged file. 2: bad usage or bad',
    'input, one line on standard error each.',
    '',
  ].join('\n')
}

export function commandHelp({ name, usage, summary, options }: Command): string {
  const list = options.length === 0 ? [] : ['', ...aligned(options)]
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`
  return [`Usage: coverline ${name} ${usage}`.trimEnd(), '', sentence, ...list, ''].join('\n')
}
