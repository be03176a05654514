import * as z from 'zod'
import { parsed, refused, type Parsed } from '../core/problem.ts'
import type { Bridge, FileKind } from './bridge.ts'
import type { BridgeMethod } from './channels.ts'
import { fileKinds } from './file-kinds.ts'

// Without this, zod tries `new Function`, which the Content Security Policy of a window reports as a violation.
z.config({ jitless: true })

/** Most characters or bytes of one saved file: the largest report is well below it, a runaway one is stopped. */
export const saveLimit = 100_000_000

const fileKind = z.enum(Object.keys(fileKinds) as [FileKind, ...FileKind[]])

const content = z.union([
  z.string().max(saveLimit),
  z.instanceof(Uint8Array).refine((bytes) => bytes.length <= saveLimit, 'Too large'),
])

const argumentsOf: { readonly [M in BridgeMethod]: z.ZodType<Parameters<Bridge[M]>> } = {
  about: z.tuple([]),
  saveFile: z.tuple([z.strictObject({ name: z.string().max(10_000), kind: fileKind, content })]),
  showInFolder: z.tuple([z.string().max(64)]),
  openFile: z.tuple([fileKind]),
  openBytes: z.tuple([fileKind]),
  openLink: z.tuple([z.string().max(4_096)]),
}

/** The arguments of a call that came over a channel, or what is wrong with them; never throws. */
export function parseArguments<M extends BridgeMethod>(method: M, received: unknown): Parsed<Parameters<Bridge[M]>> {
  const schema: z.ZodType<Parameters<Bridge[M]>> = argumentsOf[method]
  const outcome = schema.safeParse(received)
  if (outcome.success) return parsed(outcome.data)
  return refused(
    outcome.error.issues.map((issue) => ({
      file: '',
      where: [method, ...issue.path.map(String)].join('.'),
      what: `${issue.message}.`,
      mend: '',
    })),
  )
}
