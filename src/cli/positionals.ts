import { parsed, refused } from '../core/problem.ts'
import type { Parsed } from '../core/problem.ts'
import type { Arguments } from './arguments.ts'
import { usageProblem } from './host.ts'

/** The one argument that a command needs, named in the problem where it is missing. */
export function onePositional(args: Arguments, what: string): Parsed<string> {
  const [first, ...rest] = args.positionals
  if (first === undefined || first.trim() === '') return refused([usageProblem(`Name ${what}.`)])
  return rest.length === 0 ? parsed(first) : refused(tooMany(rest))
}

/** The arguments that a command needs, in their order, named in the problem where one is missing. */
export function allPositionals(args: Arguments, names: readonly string[]): Parsed<readonly string[]> {
  const given = args.positionals
  if (given.length < names.length || given.slice(0, names.length).some((one) => one.trim() === '')) {
    return refused([usageProblem(`Name ${names.join(' ')}.`)])
  }
  const rest = given.slice(names.length)
  return rest.length === 0 ? parsed(given) : refused(tooMany(rest))
}

export function tooMany(arguments_: readonly string[]): ReturnType<typeof usageProblem>[] {
  return arguments_.map((argument) => usageProblem(`The argument ${argument} is one too many.`))
}
