import { readdirSync, readFileSync } from 'node:fs'

/** One process as `/proc` shows it (Linux only). */
export interface ProcessFacts {
  readonly pid: number
  readonly parent: number
  readonly arguments: readonly string[]
  readonly userId: number
  /** 2: a system-call filter is in force. */
  readonly seccomp: number
  readonly zombie: boolean
}

export function listProcesses(): readonly ProcessFacts[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => factsOf(Number(name)) ?? [])
}

/** A process and all that it started, directly or not. */
export function processTree(root: number): readonly ProcessFacts[] {
  const all = listProcesses()
  const below = (pid: number): readonly ProcessFacts[] =>
    all.filter((one) => one.parent === pid).flatMap((one) => [one, ...below(one.pid)])
  return [...all.filter((one) => one.pid === root), ...below(root)]
}

export function renderersBelow(root: number): readonly ProcessFacts[] {
  return processTree(root).filter((one) => one.arguments.some((value) => value.startsWith('--type=renderer')))
}

export function isRunning(pid: number): boolean {
  const facts = factsOf(pid)
  return facts !== null && !facts.zombie
}

function factsOf(pid: number): ProcessFacts | null {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
    const field = (name: string): string => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? ''
    return {
      pid,
      parent: Number(field('PPid')),
      // Chromium writes its children's arguments as one text, with spaces.
      arguments: readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split(/[\0 ]/),
      userId: Number(field('Uid')),
      seccomp: Number(field('Seccomp')),
      zombie: field('State') === 'Z',
    }
  } catch {
    return null
  }
}
