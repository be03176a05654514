import { zipSync } from 'fflate'
import { effectScope } from 'vue'
import { beforeEach, describe, expect, test } from 'vitest'
import { openBundledKnowledge, valueOf } from '../../core/knowledge/bundled-knowledge.test-twin.ts'
import { publishedForm, publishedText } from '../../core/exchange/published-form.test-twin.ts'
import type { Surroundings } from '../stores/surroundings.ts'
import { readBundledFile, testSurroundings, useStoresIn } from '../stores/surroundings.test-twin.ts'
import { useTextStore } from '../stores/text-store.ts'
import { useBringTexts } from './bring-texts.ts'
import type { BroughtTexts } from './bring-texts.ts'
import { localTextWorker } from './texts.test-twin.ts'
import { outcomeWords } from './texts-words.ts'

const knowledge = await openBundledKnowledge()
const azure = valueOf(await knowledge.set('azure-04.26.2025_attack-16.1-enterprise'))
const vpro = valueOf(await knowledge.set('intel-vpro-08.20.2024_attack-15.1-enterprise'))
const azureText = publishedText(azure, (capability, mapping) => `Invented: ${capability.id}, ${mapping.technique}`)
const vproText = publishedText(vpro, () => 'Invented too')
const encoder = new TextEncoder()

let surroundings: Surroundings

beforeEach(() => {
  surroundings = testSurroundings()
  useStoresIn(surroundings)
})

function file(name: string, content: string | Uint8Array): File {
  return new File([content as BlobPart], name)
}

function bringing() {
  const scope = effectScope()
  const bring = scope.run(() => useBringTexts(() => localTextWorker(readBundledFile)))
  if (bring === undefined) throw new Error('The scope is open.')
  return { ...bring, leave: () => scope.stop() }
}

async function outcomeOf(files: readonly File[], isFolder = false): Promise<BroughtTexts> {
  const { bring, outcome } = bringing()
  await bring({ files, isFolder })
  if (outcome.value === null) throw new Error('It ended.')
  return outcome.value
}

async function stored(): Promise<string[]> {
  const sources = await surroundings.database.texts.sources()
  return sources.ok ? sources.value.map(({ id }) => id) : []
}

describe('files', () => {
  test('that could not be read out of a dropped folder are told with the rest', async () => {
    const { bring, outcome } = bringing()
    await bring({ files: [file('vpro.json', vproText)], isFolder: true, unreadable: ['folder/closed.json'] })
    expect(outcome.value?.imported.map(({ id }) => id)).toEqual([vpro.id])
    expect(outcome.value?.problems).toMatchObject([{ file: 'folder/closed.json', what: 'The file can’t be read.' }])
  })

  test('are taken one by one: what is wrong with one keeps no other away', async () => {
    const form = publishedForm(azure, () => 'x')
    const other = JSON.stringify({ ...form, mapping_objects: form.mapping_objects.slice(1) })
    const { imported, problems, others } = await outcomeOf([
      file('broken.json', '{"mapping_objects": ['),
      file(`${azure.id}.json`, other),
      file('picture.json', new Uint8Array([0xff, 0xd8, 0xff, 0x00])),
      file('own.json', '{"hello": 1}'),
      file('vpro.json', vproText),
      file('cut.zip', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9])),
    ])
    expect(imported.map(({ id, agrees }) => [id, agrees])).toEqual([[vpro.id, 'content']])
    expect(problems.map((one) => one.file)).toEqual([
      'broken.json',
      `${azure.id}.json`,
      'picture.json',
      'own.json',
      'cut.zip',
    ])
    expect(problems.every(({ what, mend }) => what !== '' && mend !== '')).toBe(true)
    expect(others).toBe(0)
    expect(await stored()).toEqual([vpro.id])
  })

  test('of a folder are looked at where they may be ours; the others are counted', async () => {
    const outcome = await outcomeOf(
      [
        file('readme.md', '# hello'),
        file('layer.json', '{"versions":{},"techniques":[]}'),
        file('part.json', '{"type":"bundle","objects":[{"type":"attack-pattern"}]}'),
        file('azure.json', azureText),
      ],
      true,
    )
    expect(outcome.imported.map(({ id }) => id)).toEqual([azure.id])
    expect([outcome.others, outcome.problems]).toEqual([3, []])
    expect(outcomeWords(outcome)).toBe('Imported the texts of 1 publication, 3 other files left out.')
  })

  test('of a ZIP archive too, each with its own problem', async () => {
    const zip = zipSync({
      'mappings/azure.json': encoder.encode(azureText),
      'mappings/vpro.json': encoder.encode(vproText),
      'mappings/other.json': encoder.encode(vproText.replace('Invented', 'x').replaceAll('"T1', '"T9')),
      'notes.txt': encoder.encode('hello'),
    })
    const { imported, problems, others } = await outcomeOf([file('all.zip', zip)])
    expect(imported.map(({ id }) => id)).toEqual([azure.id, vpro.id])
    expect(problems.map((one) => one.file)).toEqual(['other.json'])
    expect(others).toBe(1)
  })

  test('that unpack to far more than they are, are refused', async () => {
    const bomb = zipSync({ 'azure.json': new Uint8Array(60 * 1024 * 1024) }, { level: 9 })
    const { imported, problems } = await outcomeOf([file('bomb.zip', bomb)])
    expect(imported).toEqual([])
    expect(problems[0]?.what).toContain('more than 100 times as large')
  })

  test('that vanished since they were chosen are named', async () => {
    const gone = file('gone.json', azureText)
    gone.arrayBuffer = () => Promise.reject(new Error('NotReadableError'))
    expect((await outcomeOf([gone])).problems).toMatchObject([{ file: 'gone.json' }])
  })
})

describe('what was imported', () => {
  test('stands at its mapping, also after a second import with other words', async () => {
    await outcomeOf([file('azure.json', azureText)])
    await outcomeOf([
      file(
        'azure.json',
        publishedText(azure, () => 'Newer'),
      ),
    ])
    const place = { source: azure.id, key: 'capability azure_role_based_access_control' }
    const read = await surroundings.database.texts.read([place])
    if (!read.ok) throw new Error('It can be read.')
    expect(new Set(read.value[0]?.rationale.map(({ text }) => text))).toEqual(new Set(['Newer']))
  })

  test('before a cancel stays, and nothing after it comes', async () => {
    const { bring, outcome, progress } = bringing()
    const { put } = surroundings.database.texts
    surroundings.database.texts.put = async (texts, at) => {
      const done = await put(texts, at)
      // The first is stored; then a person presses Cancel.
      progress.current.value?.cancel?.()
      return done
    }
    const slow = file('azure.json', azureText)
    const whole = slow.arrayBuffer.bind(slow)
    // Progress shows after a moment, and with it Cancel.
    slow.arrayBuffer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 350))
      return whole()
    }
    await bring({ files: [slow, file('vpro.json', vproText)], isFolder: false })
    expect(outcome.value?.stopped).toBe(true)
    expect(await stored()).toEqual([azure.id])
    expect(useTextStore().sources?.map(({ id }) => id)).toEqual([azure.id])
  })

  test('doesn’t come where the disk is full, and that is said', async () => {
    const full = { file: '', where: '', what: 'There is no room left on the disk.', mend: 'Make room.' }
    surroundings.database.texts.put = () => Promise.resolve({ ok: false, cause: 'full', problems: [full] })
    const { imported, problems } = await outcomeOf([file('azure.json', azureText), file('vpro.json', vproText)])
    expect(imported).toEqual([])
    expect(problems).toEqual([{ ...full, file: 'azure.json' }])
  })

  test('stops when the page goes', async () => {
    const { bring, leave } = bringing()
    const done = bring({ files: [file('azure.json', azureText), file('vpro.json', vproText)], isFolder: false })
    leave()
    await done
    expect(await stored()).toEqual([])
  })
})

test('a worker that breaks off is replaced for the next file', async () => {
  let started = 0
  const scope = effectScope()
  const one = scope.run(() =>
    useBringTexts(() => {
      started += 1
      const worker = localTextWorker(readBundledFile, started === 1)
      if (started === 1) setTimeout(worker.fail, 10)
      return worker
    }),
  )
  await one?.bring({ files: [file('azure.json', azureText), file('vpro.json', vproText)], isFolder: false })
  expect(one?.outcome.value?.problems.map((problem) => problem.file)).toEqual(['azure.json'])
  expect(one?.outcome.value?.imported.map(({ id }) => id)).toEqual([vpro.id])
})
