import { mkdir, rm } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import * as z from 'zod'
import { sharedBase } from '../../bridge/shared-schemas.ts'
import type { SharedBase } from '../../bridge/shared-file.ts'
import { replaceFile, textIn } from '../snapshots/careful-file.ts'

/** What is remembered of one shared file. */
export interface KeptBase {
  readonly agreed: SharedBase | null
  /** What the file was about to say, and was agreed on if it does. */
  readonly next: SharedBase | null
}

const nothing: KeptBase = { agreed: null, next: null }
const linkName = 'link.json'
const baseName = 'base.json'

const linkFormat = z.object({
  format: z.literal('coverline-shared-link'),
  version: z.literal(1),
  path: z
    .string()
    .min(1)
    .max(32_768)
    .refine((path) => isAbsolute(path) && !path.includes('\0'), 'No path of a file'),
})
const baseFormat = z.object({
  format: z.literal('coverline-shared-base'),
  version: z.literal(1),
  agreed: sharedBase.nullable(),
  next: sharedBase.nullable(),
})

async function contentOf<T>(path: string, format: z.ZodType<T>): Promise<T | null> {
  const text = await textIn(path)
  if (text === null) return null
  try {
    const read = format.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** The path that an assessment's folder links to; null where there is none that can be understood. */
export async function readLink(folder: string): Promise<string | null> {
  return (await contentOf(join(folder, linkName), linkFormat))?.path ?? null
}

export async function writeLink(folder: string, path: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  // What was agreed on with another file goes first: without it a merge asks more, and loses nothing.
  await rm(join(folder, baseName), { force: true })
  await replaceFile(join(folder, linkName), print({ format: 'coverline-shared-link', version: 1, path }))
}

/** What can't be understood was never agreed on. */
export async function readBase(folder: string): Promise<KeptBase> {
  const kept = await contentOf(join(folder, baseName), baseFormat).catch(() => null)
  return kept === null ? nothing : { agreed: kept.agreed, next: kept.next }
}

export async function writeBase(folder: string, { agreed, next }: KeptBase): Promise<void> {
  await replaceFile(join(folder, baseName), print({ format: 'coverline-shared-base', version: 1, agreed, next }))
}

export async function dropBase(folder: string): Promise<void> {
  await rm(join(folder, baseName), { force: true })
}

/**
 * Which of the two the file speaks for, by its hash. Where it holds neither it may have said `next` or not before others
 * went on: then nothing is certain, and a merge must ask rather than guess.
 */
export function settled({ agreed, next }: KeptBase, hash: string): SharedBase | null {
  if (next === null || agreed?.hash === hash) return agreed
  return next.hash === hash ? next : null
}

function print(content: object): string {
  return `${JSON.stringify(content, null, 1)}\n`
}
