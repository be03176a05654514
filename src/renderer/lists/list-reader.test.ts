import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ListCapability } from '../../core/exchange/list-match.ts'
import { createListJob, rowsListed } from './list-job.ts'
import type { ListAnswer, ListRequest, ListSource } from './list-messages.ts'
import { createListReader, longestReading, type ListReader, type ListWorker } from './list-reader.ts'

const capabilities: readonly ListCapability[] = ['dns', 'vault'].map((id) => {
  return { framework: 'azure', key: id, id, label: id, labels: [id] }
})
const choice = { columns: ['id', 'status'] as const, words: [], onlyUnassessed: false }

/** A worker in this thread; everything is cloned on its way, as it is between threads. */
function localWorker(deaf = false): ListWorker & { readonly ended: () => boolean; readonly fail: () => void } {
  const heard: ((event: { readonly data: ListAnswer }) => void)[] = []
  const failed: ((event: Event) => void)[] = []
  let ended = false
  const run = createListJob((answer) => {
    for (const listener of heard) if (!ended) listener({ data: structuredClone(answer) })
  })
  return {
    postMessage(request: ListRequest) {
      if (!deaf) void run(structuredClone(request))
    },
    addEventListener(type: string, listener: never) {
      if (type === 'message') heard.push(listener)
      else failed.push(listener)
    },
    terminate() {
      ended = true
    },
    ended: () => ended,
    fail() {
      for (const listener of failed) listener(new Event('error', { cancelable: true }))
    },
  }
}

function text(lines: readonly string[]): ListSource {
  return { kind: 'text', name: 'list', text: lines.join('\n') }
}

async function read(reader: ListReader, source: ListSource): Promise<unknown> {
  const found = await reader.read({ source, capabilities, entries: [] })
  return found.ok ? found.value : found.problems.map(({ what }) => what)
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a list is read once and previewed as often as wanted, in the order of the questions', async () => {
  const reader = createListReader(localWorker())
  expect(await read(reader, text(['Ref;State', 'dns;yes', 'vault;rolled out']))).toMatchObject({
    header: ['Ref', 'State'],
    rows: 2,
    columns: ['id', 'status'],
    samples: [
      ['dns', 'vault'],
      ['yes', 'rolled out'],
    ],
  })
  const [first, second] = await Promise.all([
    reader.preview(choice, () => undefined),
    reader.preview({ ...choice, words: [['rolled out', 'partial']] }, () => undefined),
  ])
  expect(first.ok && [first.value.preview.changes.length, first.value.preview.faults.length]).toEqual([1, 1])
  expect(first.ok && first.value.words.words.map(({ word, meaning }) => [word, meaning])).toEqual([
    ['rolled out', null],
    ['yes', 'deployed'],
  ])
  expect(second.ok && second.value.preview.changes.map(({ fields }) => fields)).toEqual([
    { status: 'deployed' },
    { status: 'partial' },
  ])
})

test('many rows come in parts, in their order; of those that change nothing the first', async () => {
  const reader = createListReader(localWorker())
  const rows = Array.from({ length: 12_500 }, (_, at) => `nothing like it ${String(at)}`)
  await read(reader, text(['id', ...rows]))
  const heard: number[] = []
  const found = await reader.preview({ ...choice, columns: ['id'] }, (done) => heard.push(done))
  expect(heard).toEqual([0, 5_000, 10_000])
  const names = found.ok ? found.value.preview.unmatched.map(({ name }) => name) : []
  expect(names).toEqual(rows.slice(0, rowsListed))
  expect(found.ok && found.value.counts.unmatched).toBe(12_500)
})

test('bytes are a workbook, a text or refused', async () => {
  vi.useRealTimers()
  const bytes = async (content: Uint8Array): Promise<unknown> =>
    read(createListReader(localWorker()), { kind: 'bytes', name: 'f', bytes: content })
  expect(await bytes(new TextEncoder().encode('id\ndns'))).toMatchObject({ rows: 1, encoding: 'utf-8', sheet: null })
  expect(await bytes(await writeXlsx({ sheets: [{ name: 'A', rows: [['id'], ['dns']] }] }))).toMatchObject({
    sheet: 'A',
  })
  expect(await bytes(readFileSync(join(import.meta.dirname, '../../../resources/icons/coverline.png')))).toEqual([
    'This file is neither a text nor a workbook.',
  ])
  expect(await bytes(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toEqual([
    'This workbook is encrypted or of an old kind (XLS), which isn’t read.',
  ])
})

test('after 30 seconds it is stopped, and says so', async () => {
  const worker = localWorker(true)
  const reading = read(createListReader(worker), text(['dns']))
  await vi.advanceTimersByTimeAsync(longestReading - 1)
  expect(worker.ended()).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(await reading).toEqual([
    'Reading the list took longer than 30 seconds, so it was stopped. Nothing was changed.',
  ])
  expect(worker.ended()).toBe(true)
})

test('cancelled, it ends without a problem and answers no more', async () => {
  const worker = localWorker(true)
  const reader = createListReader(worker)
  const reading = read(reader, text(['dns']))
  reader.stop()
  expect(await reading).toEqual([])
  expect(worker.ended()).toBe(true)
  expect(await read(reader, text(['dns']))).toEqual([])
})

test('a worker that breaks is a problem, not a wait', async () => {
  const worker = localWorker(true)
  const reading = read(createListReader(worker), text(['dns']))
  worker.fail()
  expect(await reading).toEqual(['The list couldn’t be read. Nothing was changed.'])
})
