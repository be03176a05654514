import { readArguments } from './arguments.ts'
import { commands } from './commands.ts'
import { commandHelp, programHelp } from './help.ts'
import { fail, usageProblem } from './host.ts'
import type { ExitCode, Host } from './host.ts'

const helpFlags = new Set(['--help', '-h'])

/** Runs one call of the command line: `argv` is what follows the program's name. */
export async function runCoverline(argv: readonly string[], host: Host): Promise<ExitCode> {
  const [name, ...rest] = argv
  if (name === undefined) return fail(host, [usageProblem('A command is missing.', 'See coverline --help.')])
  if (name.startsWith('-')) return runAlone(name, rest, host)
  const command = commands.find((candidate) => candidate.name === name)
  if (command === undefined) {
    return fail(host, [usageProblem(`There is no command ${name}.`, 'See coverline --help.')])
  }
  if (asksForHelp(rest)) {
    host.out(commandHelp(command))
    return 0
  }
  const args = readArguments(rest, command.forms)
  if (!args.ok) return fail(host, args.problems)
  return command.run(args.value, host)
}

function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return argv.slice(0, end < 0 ? undefined : end).some((argument) => helpFlags.has(argument))
}

function runAlone(option: string, rest: readonly string[], host: Host): ExitCode {
  if (!helpFlags.has(option) && option !== '--version') {
    return fail(host, [usageProblem(`There is no option ${option} here.`, 'See coverline --help.')])
  }
  if (rest.length > 0) return fail(host, [usageProblem(`Nothing may follow ${option}.`)])
  host.out(option === '--version' ? `${host.version}\n` : programHelp())
  return 0
}
