/** One thing that is wrong with an input: where it stands, what is wrong and how to mend it. */
export interface Problem {
  /** Name of the file as the person knows it; empty when the text came from elsewhere. */
  readonly file: string
  /** Place inside the input, e.g. `capabilities[3].status`; empty for the whole. */
  readonly where: string
  readonly what: string
  /** What to do about it; empty where there is nothing to add. */
  readonly mend: string
}

/** What every reader returns: a value, or the reasons there is none. Readers never throw for bad input. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value }
}

export function refused(problems: readonly Problem[]): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems }
}

/** One line for a terminal or a list: `file: where: what mend`. */
export function problemLine(problem: Problem): string {
  const place = [problem.file, problem.where].filter((part) => part !== '').join(': ')
  const text = problem.mend === '' ? problem.what : `${problem.what} ${problem.mend}`
  return place === '' ? text : `${place}: ${text}`
}
