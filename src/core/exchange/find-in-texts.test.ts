import { expect, test } from 'vitest'
import { findInTexts, soughtWords } from './find-in-texts.ts'
import type { SubjectTexts } from './publisher-texts.ts'

const backup: SubjectTexts = {
  kind: 'capability',
  id: 'azure_backup',
  name: 'Azure Backup',
  description: '',
  rationale: ['T1485', 'T1490', 'T1561'].map((technique) => ({
    technique,
    type: null,
    category: 'respond',
    value: null,
    text: technique === 'T1561' ? 'Disks are\n\nrestored.' : 'Data that were lost come back from a COPY.',
  })),
  publications: [],
}
const found = (query: string) => findInTexts(backup, soughtWords(query))

test('every word has to be there, in small letters or capitals, and one of them in the text itself', () => {
  expect(found('copy lost').map(({ techniques }) => techniques)).toEqual([['T1485', 'T1490']])
  expect(found('copy backup')).toHaveLength(1)
  expect(found('azure backup')).toEqual([])
  expect(found('copy disks')).toEqual([])
  expect(found('t1561 restored')).toHaveLength(1)
  expect(found('')).toEqual([])
})

test('an excerpt shows the word where it stands', () => {
  expect(found('copy')[0]?.excerpt).toEqual(['Data that were lost come back from a ', 'COPY', '.'])
  const long = { ...backup, rationale: [], description: `${'before '.repeat(50)}here${' behind'.repeat(50)}` }
  const [before, word, behind] = findInTexts(long, ['here'])[0]?.excerpt ?? ['', '', '']
  expect([before.startsWith('…'), word, behind.endsWith('…')]).toEqual([true, 'here', true])
  expect(before.length + behind.length).toBeLessThan(260)
})

test('what would be a pattern elsewhere is sought as it is, and fast', () => {
  const text = 'a'.repeat(200_000)
  const start = performance.now()
  expect(findInTexts({ ...backup, description: text, rationale: [] }, soughtWords('(a+)+$ .*'))).toEqual([])
  expect(performance.now() - start).toBeLessThan(1000)
})

test('letters that become two in small don’t shift the excerpt', () => {
  const hits = findInTexts({ ...backup, rationale: [], description: 'İİİİ the word' }, ['word'])
  expect(hits[0]?.excerpt[1]).toBe('word')
})
