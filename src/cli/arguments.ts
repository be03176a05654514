import { parseArgs } from 'node:util'
import { parsed, refused } from '../core/problem.ts'
import type { Parsed, Problem } from '../core/problem.ts'
import { usageProblem } from './host.ts'

/** How an option is written: alone, with one value, or several times with one value each. */
export type OptionForm = 'flag' | 'value' | 'values'
export type OptionForms = Readonly<Record<string, OptionForm>>

export interface Arguments {
  readonly positionals: readonly string[]
  has(name: string): boolean
  /** The value of an option that takes one; undefined where it isn't given. */
  value(name: string): string | undefined
  values(name: string): readonly string[]
}

/** Reads what follows a command's name; every wrong use is a problem. */
export function readArguments(argv: readonly string[], forms: OptionForms): Parsed<Arguments> {
  const options = Object.fromEntries(
    Object.entries(forms).map(([name, form]): [string, { type: 'boolean' | 'string'; multiple: true }] => {
      return [name, { type: form === 'flag' ? 'boolean' : 'string', multiple: true }]
    }),
  )
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true, allowPositionals: true })
  const problems: Problem[] = []
  const found = new Map<string, string[]>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const form = Object.hasOwn(forms, token.name) ? forms[token.name] : undefined
    const values = found.get(token.name) ?? []
    const wrong = wrongUse(token, form, found.has(token.name))
    if (wrong !== null) problems.push(usageProblem(wrong))
    else found.set(token.name, token.value === undefined ? values : [...values, token.value])
  }
  if (problems.length > 0) return refused(problems)
  return parsed({
    positionals,
    has: (name) => found.has(name),
    value: (name) => found.get(name)?.[0],
    values: (name) => found.get(name) ?? [],
  })
}

interface OptionToken {
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function wrongUse(
  { rawName, value, inlineValue }: OptionToken,
  form: OptionForm | undefined,
  again: boolean,
): string | null {
  if (form === undefined) return `There is no option ${rawName} here.`
  if (form === 'flag' && value !== undefined) return `${rawName} takes no value.`
  // `--out --force` forgot the value; one that really begins with a hyphen is written `--out=-x`.
  const missing = value === undefined || value.trim() === '' || (inlineValue !== true && value.startsWith('-'))
  if (form !== 'flag' && missing) return `${rawName} needs a value.`
  if (form !== 'values' && again) return `${rawName} is given twice.`
  return null
}
