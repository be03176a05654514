import { hasInjectionContext, inject } from 'vue'
import type { App, InjectionKey } from 'vue'
import type { DesktopHost } from '../../bridge/desktop-bridge.ts'
import type { ReadKnowledgeFile } from '../../core/knowledge/knowledge.ts'
import { openAssessmentDatabase } from '../database/assessment-database.ts'
import type { AssessmentDatabase } from '../database/assessment-database.ts'
import { hasChromiumLog, renewLog } from '../database/log-renewal.ts'
import { oneWriterEverywhere } from '../database/one-writer.ts'
import { wayByFrame } from '../database/way-by-frame.ts'
import type { SnapshotShelf } from '../database/snapshot-shelf.ts'
import { desktop } from '../host/host.ts'
import { openChangeChannel } from './change-channel.ts'
import type { ChangeChannel } from './change-channel.ts'
import { fileShelf } from './file-shelf.ts'
import { keepAll } from './snapshot-requests.ts'

/** What the stores need from outside. */
export interface Surroundings {
  readonly database: AssessmentDatabase
  readonly shelf: SnapshotShelf
  /** Null in a plain browser. */
  readonly desktop: DesktopHost | null
  readonly changes: ChangeChannel
  readonly readKnowledgeFile: ReadKnowledgeFile
  readonly newId: () => string
  readonly now: () => Date
}

const key: InjectionKey<Surroundings> = Symbol('surroundings')
let ofThisPage: Surroundings | undefined

/** The knowledge files stand beside the page, in both hosts. */
async function fetchKnowledgeFile(file: string): Promise<string> {
  const response = await fetch(`knowledge/${file}`)
  if (!response.ok) throw new Error(`${file}: ${response.status}`)
  return response.text()
}

function storageOfThisPage(now: () => Date): Pick<Surroundings, 'database' | 'shelf'> {
  const ofChromium = hasChromiumLog(navigator.userAgent) ? { renewLog, otherWay: wayByFrame } : {}
  const options = { oneWriter: oneWriterEverywhere(), ...ofChromium }
  if (desktop === null) {
    // A browser's snapshots are in the database that is brought up: its one transaction is the protection there.
    const database = openAssessmentDatabase(options)
    return { database, shelf: database.snapshots }
  }
  const shelf = fileShelf(desktop)
  const database = openAssessmentDatabase({ ...options, keepBeforeUpgrade: keepAll(shelf, 'migration', now) })
  return { database, shelf }
}

function surroundingsOfThisPage(): Surroundings {
  const now = (): Date => new Date()
  ofThisPage ??= {
    ...storageOfThisPage(now),
    desktop,
    changes: openChangeChannel(),
    readKnowledgeFile: fetchKnowledgeFile,
    newId: () => crypto.randomUUID(),
    now,
  }
  return ofThisPage
}

/** Gives the stores of an app other surroundings than the page's own, as tests do. */
export function provideSurroundings(app: App, surroundings: Surroundings): void {
  app.provide(key, surroundings)
}

export function useSurroundings(): Surroundings {
  return (hasInjectionContext() ? inject(key, null) : null) ?? surroundingsOfThisPage()
}
