import { IDBFactory } from 'fake-indexeddb'
import { computed } from 'vue'
import { expect, test } from 'vitest'
import type { PublisherTexts, SubjectTexts } from '../../core/exchange/publisher-texts.ts'
import { testSurroundings, useStoresIn } from './surroundings.test-twin.ts'
import { useTextStore } from './text-store.ts'
import type { FoundText } from './text-store.ts'

function subject(id: string, description: string): SubjectTexts {
  return { kind: 'technique', id, name: `Name of ${id}`, description, rationale: [], publications: [] }
}

function textsOf(id: string, subjects: readonly SubjectTexts[]): PublisherTexts {
  const counts = { rows: 0, rationale: 0, subjects: subjects.length, descriptions: subjects.length }
  return { source: { id, kind: 'attack', file: 'x.json', sha256: '', agrees: 'hash', counts }, subjects }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

test('what a page shows is read when it asks, in one go, and again after an import', async () => {
  const surroundings = testSurroundings()
  useStoresIn(surroundings)
  const texts = useTextStore()
  let reads = 0
  const { read } = surroundings.database.texts
  surroundings.database.texts.read = (places) => {
    reads += 1
    return read(places)
  }
  await texts.put(textsOf('enterprise-18.1', [subject('T1', 'first'), subject('T2', 'second')]))
  expect(reads).toBe(0)
  const shown = computed(() =>
    ['T1', 'T2', 'T3'].map((id) => texts.textsAt('enterprise-18.1', `technique ${id}`).value),
  )
  expect(shown.value).toEqual([undefined, undefined, undefined])
  await settled()
  expect(shown.value.map((one) => one?.description)).toEqual(['first', 'second', undefined])
  expect(shown.value[2]).toBeNull()
  expect(reads).toBe(1)
  await texts.put(textsOf('enterprise-18.1', [subject('T1', 'newer')]))
  expect(shown.value[0]).toBeUndefined()
  await settled()
  expect(shown.value.map((one) => one?.description)).toEqual(['newer', undefined, undefined])
})

test('another window’s import is seen when a page opens', async () => {
  const indexedDB = new IDBFactory()
  useStoresIn(testSurroundings(indexedDB))
  const mine = useTextStore()
  await mine.open()
  expect(mine.sources).toEqual([])
  useStoresIn(testSurroundings(indexedDB))
  await useTextStore().put(textsOf('ics-18.1', [subject('T0800', 'x')]))
  await mine.open()
  expect(mine.sources?.map(({ id }) => id)).toEqual(['ics-18.1'])
})

test('a search goes through everything, stops at so many, and when it is told to', async () => {
  useStoresIn(testSurroundings())
  const texts = useTextStore()
  const many = Array.from({ length: 450 }, (_, at) => subject(`T${at}`, at % 2 === 0 ? 'an even one' : 'an odd one'))
  await texts.put(textsOf('enterprise-18.1', many))
  await texts.put(textsOf('mobile-18.1', many.slice(0, 3)))
  const search = async (most: number, stopped = () => false): Promise<readonly FoundText[]> => {
    const all: FoundText[] = []
    expect(await texts.search(['even'], most, { hear: (found) => all.push(...found), stopped })).toMatchObject({
      ok: true,
    })
    return all
  }
  const all = await search(1000)
  expect(all).toHaveLength(225 + 2)
  expect(new Set(all.map(({ source }) => source.id))).toEqual(new Set(['enterprise-18.1', 'mobile-18.1']))
  expect(await search(7)).toHaveLength(7)
  expect(await search(1000, () => true)).toEqual([])
  await texts.remove('enterprise-18.1')
  expect(await search(1000)).toHaveLength(2)
  await texts.remove(null)
  expect(texts.sources).toEqual([])
})
