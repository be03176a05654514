import { IDBFactory } from 'fake-indexeddb'
import { createApp } from 'vue'
import { describe, expect, it } from 'vitest'
import { useRemembered } from './remembered.ts'
import type { Remembered } from './remembered.ts'
import { provideSurroundings } from './surroundings.ts'
import { testSurroundings } from './surroundings.test-twin.ts'

function rememberedIn(indexedDB: IDBFactory): Remembered<number> {
  const app = createApp({})
  provideSurroundings(app, testSurroundings(indexedDB))
  return app.runWithContext(() =>
    useRemembered('columns', 1, (stored) => (typeof stored === 'number' && stored < 10 ? stored : 1)),
  )
}

describe('a remembered choice', () => {
  it('is there in the next window', async () => {
    const indexedDB = new IDBFactory()
    const here = rememberedIn(indexedDB)
    await here.read
    expect(here.value.value).toBe(1)
    here.set(7)
    expect(here.value.value).toBe(7)
    const there = rememberedIn(indexedDB)
    await there.read
    expect(there.value.value).toBe(7)
  })

  it('holds against the stored one when it is made before that is read', async () => {
    const indexedDB = new IDBFactory()
    rememberedIn(indexedDB).set(7)
    const there = rememberedIn(indexedDB)
    there.set(3)
    await there.read
    expect(there.value.value).toBe(3)
  })

  it('is the first one where something unusable is stored', async () => {
    const indexedDB = new IDBFactory()
    rememberedIn(indexedDB).set(12)
    const there = rememberedIn(indexedDB)
    await there.read
    expect(there.value.value).toBe(1)
  })
})
