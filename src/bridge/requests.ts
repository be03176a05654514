import * as z from 'zod'
import { parsed, refused, type Parsed } from '../core/problem.ts'
import type { FileKind } from './bridge.ts'
import type { BridgeMethod } from './channels.ts'
import type { DesktopBridge } from './desktop-bridge.ts'
import { fileKinds } from './file-kinds.ts'
import { fileHash, sharedBase, sharedWrite } from './shared-schemas.ts'
import {
  assessmentId,
  assessmentIds,
  olderSnapshots,
  snapshotId,
  snapshotMark,
  snapshotRequest,
  storedChange,
} from './snapshot-schemas.ts'

// Without this, zod tries `new Function`, which the Content Security Policy of a window reports as a violation.
z.config({ jitless: true })

/** Most characters or bytes of one saved file: the largest report is well below it, a runaway one is stopped. */
export const saveLimit = 100_000_000

const fileKind = z.enum(Object.keys(fileKinds) as [FileKind, ...FileKind[]])

const content = z.union([
  z.string().max(saveLimit),
  z.instanceof(Uint8Array).refine((bytes) => bytes.length <= saveLimit, 'Too large'),
])

const argumentsOf: { readonly [M in BridgeMethod]: z.ZodType<Parameters<DesktopBridge[M]>> } = {
  about: z.tuple([]),
  saveFile: z.tuple([z.strictObject({ name: z.string().max(10_000), kind: fileKind, content })]),
  showInFolder: z.tuple([z.string().max(64)]),
  openFile: z.tuple([fileKind]),
  openBytes: z.tuple([fileKind]),
  openLink: z.tuple([z.string().max(4_096)]),
  startFacts: z.tuple([]),
  noteStored: z.tuple([storedChange]),
  snapshots: z.tuple([assessmentId.nullable()]),
  keepSnapshot: z.tuple([snapshotRequest]),
  readSnapshot: z.tuple([assessmentId, snapshotId]),
  markSnapshot: z.tuple([assessmentId, snapshotId, snapshotMark]),
  removeSnapshots: z.tuple([assessmentId, z.array(snapshotId).max(10_000).nullable()]),
  addSnapshots: z.tuple([assessmentId, olderSnapshots]),
  saveSnapshots: z.tuple([assessmentIds]),
  startOver: z.tuple([z.enum(['restore', 'continue'])]),
  readyToEnd: z.tuple([]),
  placeSharedFile: z.tuple([z.string().max(10_000)]),
  linkSharedFile: z.tuple([assessmentId, z.string().max(64)]),
  sharedLink: z.tuple([assessmentId]),
  readSharedFile: z.tuple([assessmentId, fileHash.nullable()]),
  writeSharedFile: z.tuple([assessmentId, sharedWrite]),
  agreeOnSharedFile: z.tuple([assessmentId, sharedBase]),
  distrustSharedFiles: z.tuple([assessmentIds]),
  unlinkSharedFiles: z.tuple([assessmentIds]),
  watchSharedFile: z.tuple([assessmentId.nullable()]),
}

/** The arguments of a call that came over a channel, or what is wrong with them; never throws. */
export function parseArguments<M extends BridgeMethod>(
  method: M,
  received: unknown,
): Parsed<Parameters<DesktopBridge[M]>> {
  const schema: z.ZodType<Parameters<DesktopBridge[M]>> = argumentsOf[method]
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
