// @vitest-environment node
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import type { PublisherTexts, SubjectTexts } from '../../core/exchange/publisher-texts.ts'
import { openAssessmentDatabase } from './assessment-database.ts'

const importedAt = '2026-11-28T22:00:00.000Z'

function subject(id: string, text: string): SubjectTexts {
  const rationale = [{ technique: 'T1', type: null, category: null, value: null, text }]
  return { kind: 'capability', id, name: id, description: '', rationale, publications: [] }
}

function textsOf(id: string, subjects: readonly SubjectTexts[]): PublisherTexts {
  const counts = { rows: subjects.length, rationale: subjects.length, subjects: subjects.length, descriptions: 0 }
  return { source: { id, kind: 'set', file: `${id}.json`, sha256: 'sha256:0', agrees: 'hash', counts }, subjects }
}

function open() {
  return openAssessmentDatabase({ indexedDB: new IDBFactory(), keyRange: IDBKeyRange }).texts
}

test('texts are found by their place, and a second import puts itself in place of the first', async () => {
  const texts = open()
  await texts.put(textsOf('a', [subject('one', 'first'), subject('two', 'second')]), importedAt)
  await texts.put(textsOf('a-b', [subject('one', 'of another set')]), importedAt)
  const again = await texts.put(textsOf('a', [subject('one', 'newer')]), importedAt)
  expect(again).toMatchObject({ ok: true, value: { id: 'a', importedAt } })
  const places = [
    { source: 'a', key: 'capability two' },
    { source: 'a-b', key: 'capability one' },
    { source: 'a', key: 'capability one' },
  ]
  expect(await texts.read(places)).toMatchObject({
    ok: true,
    value: [undefined, { rationale: [{ text: 'of another set' }] }, { rationale: [{ text: 'newer' }] }],
  })
})

test('a source is read through in pages, each name once, those of other sources never', async () => {
  const texts = open()
  const names = Array.from({ length: 25 }, (_, at) => `n${String(at).padStart(2, '0')}`)
  await texts.put(
    textsOf(
      'a',
      names.map((name) => subject(name, name)),
    ),
    importedAt,
  )
  await texts.put(textsOf('b', [subject('other', 'other')]), importedAt)
  const seen: string[] = []
  let after = ''
  for (;;) {
    const page = await texts.page('a', after, 10)
    if (!page.ok) throw new Error(page.problems[0]?.what)
    if (page.value.length === 0) break
    seen.push(...page.value.map((row) => row.texts.id))
    after = page.value.at(-1)?.key ?? ''
  }
  expect(seen).toEqual(names)
})

test('one source is removed, or all of them', async () => {
  const texts = open()
  for (const id of ['a', 'a.b', 'b']) await texts.put(textsOf(id, [subject('one', id)]), importedAt)
  await texts.remove('a')
  expect(await texts.sources()).toMatchObject({ ok: true, value: [{ id: 'a.b' }, { id: 'b' }] })
  expect(await texts.read([{ source: 'a.b', key: 'capability one' }])).toMatchObject({ value: [{ id: 'one' }] })
  await texts.remove(null)
  expect(await texts.sources()).toEqual({ ok: true, value: [] })
  expect(await texts.page('b', '', 10)).toEqual({ ok: true, value: [] })
})

test('an import that fails midway leaves what was there', async () => {
  const texts = open()
  await texts.put(textsOf('a', [subject('one', 'kept')]), importedAt)
  const twice = textsOf('a', [subject('one', 'x'), subject('one', 'y')])
  expect(await texts.put(twice, importedAt)).toMatchObject({ ok: false, cause: 'failed' })
  expect(await texts.read([{ source: 'a', key: 'capability one' }])).toMatchObject({
    value: [{ rationale: [{ text: 'kept' }] }],
  })
})
