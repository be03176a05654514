import type { Page } from '@playwright/test'

/** An assessment as the database has it, asked of the database itself. */
export interface StoredRows {
  /** Status by capability; what has no row isn't in it. */
  readonly statuses: ReadonlyMap<string, string>
  /** Capabilities with a status, as the summary that the library lists says. */
  readonly assessed: number
  /** Number of the last change of this assessment, and of all. */
  readonly sequence: number
  readonly lastSequence: number
}

interface FoundRows {
  readonly entries: { readonly assessment: string; readonly entry: { capability: string; status: string } }[]
  readonly summary: { readonly assessed: number; readonly sequence: number }
  readonly last: { readonly value: number }
}

/** All of it in one transaction; throws where the database can't be read. */
export async function storedRows(page: Page, assessment: string): Promise<StoredRows> {
  const found = await page.evaluate(async (id) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result)
        }
        request.onerror = () => {
          reject(new Error(`The database can’t be read: ${request.error?.name ?? ''}`))
        }
      })
    const database = await done(indexedDB.open('coverline'))
    const stores = database.transaction(['entries', 'summaries', 'settings'])
    const [entries, summary, last] = await Promise.all([
      done(stores.objectStore('entries').getAll() as IDBRequest<FoundRows['entries']>),
      done(stores.objectStore('summaries').get(id) as IDBRequest<FoundRows['summary']>),
      done(stores.objectStore('settings').get('sequence') as IDBRequest<FoundRows['last']>),
    ])
    database.close()
    return { entries, summary, last }
  }, assessment)
  const own = found.entries.filter((row) => row.assessment === assessment)
  return {
    statuses: new Map(own.map(({ entry }) => [entry.capability, entry.status])),
    assessed: found.summary.assessed,
    sequence: found.summary.sequence,
    lastSequence: found.last.value,
  }
}
