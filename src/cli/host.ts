import type { Knowledge } from '../core/knowledge/knowledge.ts'
import { problemLine } from '../core/problem.ts'
import type { Parsed, Problem } from '../core/problem.ts'
import { inert } from './inert.ts'

/** What a command needs of the world; tests give it another one. */
export interface Host {
  /** Version of Coverline. */
  readonly version: string
  /** Data, to standard output. */
  out(text: string): void
  /** One line, to standard error. */
  message(line: string): void
  openKnowledge(): Promise<Parsed<Knowledge>>
  now(): Date
  newId(): string
  /** Who runs the command; empty where that is unknown. */
  userName(): string
  /** How this program is called: an executable and its first arguments. */
  readonly program: readonly string[]
  /** The folder in which it was called. */
  readonly folder: string
}

/** 0 done, 1 a stated threshold is missed or conflicts are left in a file, 2 bad usage or bad input. */
export type ExitCode = 0 | 1 | 2

/** Says every problem on a line of its own. */
export function fail(host: Host, problems: readonly Problem[]): 2 {
  for (const problem of problems) say(host, problemLine(problem))
  return 2
}

export function say(host: Host, line: string): void {
  host.message(`coverline: ${inert(line)}`)
}

/** A problem of the call itself. */
export function usageProblem(what: string, mend = ''): Problem {
  return { file: '', where: '', what, mend }
}
