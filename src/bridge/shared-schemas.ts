import * as z from 'zod'
import type { SharedBase, SharedWrite } from './shared-file.ts'

// Without this, zod tries `new Function`, which the Content Security Policy of a window reports as a violation.
z.config({ jitless: true })

/** Most characters of a shared file: it is opened with the same limit as any other, so more would be for nobody. */
const textLimit = 50 * 1024 * 1024
const count = z.number().int().min(0)
const text = z.string().max(textLimit)

export const fileHash = z.string().regex(/^[0-9a-f]{64}$/)

export const sharedBase: z.ZodType<SharedBase> = z.strictObject({ text, hash: fileHash, sequence: count })

export const sharedWrite: z.ZodType<SharedWrite> = z.strictObject({
  text,
  expected: fileHash.nullable(),
  sequence: count,
})
