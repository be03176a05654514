import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import type { Arguments } from '../arguments.ts'
import { fail } from '../host.ts'
import type { ExitCode, Host } from '../host.ts'
import { inert } from '../inert.ts'
import { writeOutputFile } from '../output-file.ts'
import { tooMany } from '../positionals.ts'

/** The files hold line feeds alone, also where git would write others. */
const attributesLine = '*.assessment.json text eol=lf merge=coverline diff=coverline'

export async function runGitSetup(args: Arguments, host: Host): Promise<ExitCode> {
  if (args.positionals.length > 0) return fail(host, tooMany(args.positionals))
  const top = await git(host.folder, 'rev-parse', '--show-toplevel')
  if (!top.ok) return fail(host, top.problems)
  const told = await setUp(top.value, host)
  if (!told.ok) return fail(host, told.problems)
  host.out(told.value.map((line) => `${inert(line)}\n`).join(''))
  return 0
}

async function setUp(top: string, host: Host): Promise<Parsed<readonly string[]>> {
  const program = host.program.map(shellWord).join(' ')
  const settings = [
    ['merge.coverline.name', 'Coverline assessments'],
    ['merge.coverline.driver', `${program} merge %O %A %B --out %A`],
    ['diff.coverline.command', `${program} diff --git --`],
  ] as const
  const told: string[] = []
  for (const [name, value] of settings) {
    const before = await git(top, 'config', '--local', '--get', name)
    const isThere = before.ok && before.value === value
    if (!isThere) {
      const written = await git(top, 'config', '--local', name, value)
      if (!written.ok) return written
    }
    told.push(`${isThere ? 'was there' : 'wrote'}: git config ${name} = ${value}`)
  }
  const attributes = await addAttributes(join(top, '.gitattributes'))
  if (!attributes.ok) return attributes
  told.push(`${attributes.value ? 'wrote' : 'was there'}: .gitattributes: ${attributesLine}`)
  if (attributes.value) told.push('Commit .gitattributes: it is for everybody. The rest is for this clone alone.')
  return parsed([...told, 'Everybody runs coverline git-setup once in their own clone.'])
}

/** Adds the line where it isn't there yet; whether it did. */
async function addAttributes(path: string): Promise<Parsed<boolean>> {
  const before = await readFile(path, 'utf8').catch((error: unknown) => {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? '' : null
  })
  if (before === null) return refused([{ file: path, where: '', what: "The file can't be read.", mend: '' }])
  const lines = before.split(/\r?\n/)
  if (lines.some((line) => line.trim() === attributesLine)) return parsed(false)
  const gap = before === '' || before.endsWith('\n') ? '' : '\n'
  const problem = await writeOutputFile(path, `${before}${gap}${attributesLine}\n`)
  return problem === null ? parsed(true) : refused([problem])
}

/** One word of a POSIX shell, which git uses on every system. */
function shellWord(text: string): string {
  const word = process.platform === 'win32' ? text.replaceAll('\\', '/') : text
  return `'${word.replaceAll("'", "'\\''")}'`
}

/** What git prints, without the line feed at its end. */
async function git(folder: string, ...args: readonly string[]): Promise<Parsed<string>> {
  try {
    const { stdout } = await promisify(execFile)('git', [...args], { cwd: folder, encoding: 'utf8' })
    return parsed(stdout.replace(/\r?\n$/, ''))
  } catch (error) {
    return refused([gitProblem(error)])
  }
}

function gitProblem(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') {
    return { file: '', where: '', what: 'Git was not found.', mend: 'Install it and run this again.' }
  }
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  const what = /not a git repository|must be run in a work tree/.test(said)
    ? 'This folder is in no git repository with files of its own.'
    : `Git refused: ${said}`
  return { file: '', where: '', what, mend: 'Run it inside the repository that holds the assessments.' }
}
