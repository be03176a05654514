import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useBackupStore } from './backup-store.ts'
import { useLibraryStore } from './library-store.ts'
import { usePersistenceStore } from './persistence-store.ts'
import { testSurroundings, useStoresIn } from './surroundings.test-twin.ts'

const choice = {
  name: 'Bank',
  domain: 'enterprise',
  version: '19.0',
  mappingSets: ['azure-04.26.2025_attack-16.1-enterprise'],
} as const

function answer(granted: boolean): void {
  const yes = (): Promise<boolean> => Promise.resolve(granted)
  vi.stubGlobal('navigator', { storage: { persisted: yes, persist: yes } })
}

beforeEach(() => {
  useStoresIn(testSurroundings(new IDBFactory()))
})
afterEach(() => {
  vi.unstubAllGlobals()
})

async function withAssessment(): Promise<ReturnType<typeof usePersistenceStore>> {
  const persistence = usePersistenceStore()
  const library = useLibraryStore()
  await library.open()
  expect(await library.create(choice)).toMatchObject({ ok: true })
  return persistence
}

describe('a browser that may delete what is stored', () => {
  it('is named once there is something to lose, until a backup is made', async () => {
    answer(false)
    const persistence = await withAssessment()
    await vi.waitFor(() => {
      expect(persistence.reminds).toBe(true)
    })
    await useBackupStore().noteSaved(1)
    expect(persistence.reminds).toBe(false)
  })

  it('isn’t named where it keeps the data', async () => {
    answer(true)
    const persistence = await withAssessment()
    await vi.waitFor(() => {
      expect(persistence.state).toBe('granted')
    })
    expect(persistence.reminds).toBe(false)
  })
})
