import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { openAssessmentDatabase } from '../database/assessment-database.ts'
import { provideSurroundings } from './surroundings.ts'
import type { Surroundings } from './surroundings.ts'

const knowledgeFolder = path.resolve('resources/knowledge')

export function readBundledFile(file: string): Promise<string> {
  return readFile(path.join(knowledgeFolder, file), 'utf8')
}

/**
 * Surroundings over the bundled knowledge and a database in memory. Two calls with one `indexedDB` are two windows, or
 * one after a restart; ids and times count up, so that runs are alike.
 */
export function testSurroundings(indexedDB: IDBFactory = new IDBFactory(), first = 1): Surroundings {
  let id = first
  let minute = first
  const database = openAssessmentDatabase({ indexedDB, keyRange: IDBKeyRange })
  return {
    database,
    shelf: database.snapshots,
    desktop: null,
    changes: { tell: () => undefined, listen: () => undefined },
    readKnowledgeFile: readBundledFile,
    newId: () => `id-${id++}`,
    now: () => new Date(Date.UTC(2026, 10, 24, 9, minute++)),
  }
}

/** A fresh set of stores in these surroundings; `useLibraryStore()` and the others then answer from it. */
export function useStoresIn(surroundings: Surroundings): void {
  const app = createApp({})
  const pinia = createPinia()
  app.use(pinia)
  provideSurroundings(app, surroundings)
  setActivePinia(pinia)
}
