import { IDBFactory } from 'fake-indexeddb'
import { createPinia, setActivePinia } from 'pinia'
import { expect } from 'vitest'
import { createApp } from 'vue'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { withStatus } from '../../core/assessment/edits.ts'
import type { Edit } from '../../core/assessment/edits.ts'
import { parseAssessment } from '../../core/assessment/parse.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import { useAssessmentStore } from './assessment-store.ts'
import { useBackupStore } from './backup-store.ts'
import { memoryDesktop } from './desktop.test-twin.ts'
import type { MemoryDesktop } from './desktop.test-twin.ts'
import { fileShelf } from './file-shelf.ts'
import { useLibraryStore } from './library-store.ts'
import type { MemoryShare } from './memory-share.test-twin.ts'
import { useRecoveryStore } from './recovery-store.ts'
import { useSharedStore } from './shared-store.ts'
import { useSnapshotStore } from './snapshot-store.ts'
import { useStorageStore } from './storage-store.ts'
import { provideSurroundings } from './surroundings.ts'
import { testSurroundings } from './surroundings.test-twin.ts'

export const azure = 'azure-04.26.2025_attack-16.1-enterprise'
export const backup = { framework: 'azure', capability: 'azure_backup' }
export const firewall = { framework: 'azure', capability: 'azure_firewall' }
export const path = '/share/bank.assessment.json'

/** The share that all computers of a test reach. */
export const share: MemoryShare = new Map()
let first = 0

export function emptyShare(): void {
  share.clear()
  first = 0
}

export interface Computer {
  readonly desktop: MemoryDesktop
  readonly indexedDB: IDBFactory
}

export function computer(): Computer {
  return { desktop: memoryDesktop(share), indexedDB: new IDBFactory() }
}

/** A start of the desktop program on that computer. */
export async function start({ desktop, indexedDB }: Computer) {
  first += 100
  const app = createApp({})
  const pinia = createPinia()
  app.use(pinia)
  provideSurroundings(app, { ...testSurroundings(indexedDB, first), desktop, shelf: fileShelf(desktop) })
  setActivePinia(pinia)
  const stores = {
    app,
    desktop,
    recovery: useRecoveryStore(),
    library: useLibraryStore(),
    assessment: useAssessmentStore(),
    shared: useSharedStore(),
    storage: useStorageStore(),
    snapshots: useSnapshotStore(),
    backups: useBackupStore(),
  }
  await stores.recovery.check()
  await stores.library.open()
  return stores
}

export type Window = Awaited<ReturnType<typeof start>>

/** A window with a new assessment that is shared through the file. */
export async function sharing(from: Computer = computer()): Promise<Window & { readonly id: string }> {
  const window = await start(from)
  const made = await window.library.create({
    name: 'Bank',
    domain: 'enterprise',
    version: '19.0',
    mappingSets: [azure],
  })
  if (!made.ok) throw new Error(made.problems[0]?.what)
  await window.assessment.load(made.value)
  expect(await window.shared.shareThrough(path)).toEqual({ ok: true, value: null })
  return { ...window, id: made.value }
}

export function documentOf({ assessment }: Pick<Window, 'assessment'>): Assessment {
  if (assessment.document === null) throw new Error('Nothing is open.')
  return assessment.document
}

export function inFile(): Assessment {
  const read = parseAssessment(share.get(path) ?? '', '', { enterprise: ['19.0'], mobile: [], ics: [] })
  if (!read.ok) throw new Error(read.problems[0]?.what)
  return read.value
}

/** A colleague writes the file. */
export function write(...edits: readonly Edit[]): void {
  share.set(path, printAssessment(edits.reduce((document, edit) => edit(document), inFile())))
}

export const statuses = ({ capabilities }: Assessment): readonly string[] =>
  capabilities.map(({ capability, status }) => `${capability} ${status}`)

export async function mark(window: Window, ...change: Parameters<typeof withStatus>): Promise<void> {
  await window.assessment.change(withStatus(...change), 'Mark')
}
