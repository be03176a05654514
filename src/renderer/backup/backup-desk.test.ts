import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bundledForTests } from '../../core/assessment/arbitrary-file.test-twin.ts'
import { backupOf, documentOf, snapshotOf } from '../../core/exchange/backup-world.test-twin.ts'
import { createBackupDesk, longestPause } from './backup-desk.ts'
import type { BackupWorker } from './backup-desk.ts'
import { createBackupJob } from './backup-job.ts'
import type { BackupAnswer, BackupRequest } from './backup-messages.ts'

const { assessments: _assessments, snapshots: _snapshots, ...facts } = backupOf({ settings: { columns: ['owner'] } })
const bundled = bundledForTests
const one = documentOf('one', ['a'])
const noReport = (): void => undefined

type Listener = (event: { readonly data: BackupAnswer }) => void

/** A worker that answers with what a test, or the real job, says. */
function worker(answer: (request: BackupRequest, send: (data: BackupAnswer) => void) => void) {
  const listeners: { message: Listener[]; fault: ((event: Event) => void)[] } = { message: [], fault: [] }
  const send = (data: BackupAnswer): void => {
    for (const listener of listeners.message) listener({ data })
  }
  const terminate = vi.fn()
  const fake: BackupWorker = {
    postMessage: (request) => {
      answer(request, send)
    },
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') listeners.message.push(listener as Listener)
      else listeners.fault.push(listener as (event: Event) => void)
    },
    terminate,
  }
  const fault = (): void => {
    for (const listener of listeners.fault) listener(new Event('error'))
  }
  return { fake, send, fault, terminate }
}

function realWorker(): BackupWorker {
  let run: ((request: BackupRequest) => Promise<void>) | null = null
  return worker((request, send) => {
    run ??= createBackupJob(send)
    void run(request)
  }).fake
}

describe('the desk and its worker', () => {
  it('write what was put, and read it back with its snapshots', async () => {
    const writing = createBackupDesk(realWorker())
    writing.put({ kind: 'assessment', assessment: { document: one, changedAt: 'x', sample: false } })
    writing.put({ kind: 'snapshot', snapshot: snapshotOf(one, 1) })
    const reports: number[] = []
    const written = await writing.write({ facts, bundled }, (done, total) => void reports.push(done / total))
    if (!written.ok) throw new Error(JSON.stringify(written.problems))
    expect(written.value.counts).toMatchObject({ assessments: 1, snapshots: 1 })
    expect(reports).toEqual([...reports].sort((a, b) => a - b))
    expect(reports.at(-1)).toBe(1)
    const reading = createBackupDesk(realWorker())
    const bytes = written.value.bytes
    const read = await reading.read({ name: 'b.zip', bytes, bundled }, noReport)
    expect(read).toMatchObject({ ok: true, value: { facts, assessments: [{ document: one }] } })
    expect(await reading.snapshots('one')).toEqual({ ok: true, value: [snapshotOf(one, 1)] })
    expect(await reading.snapshots('two')).toEqual({ ok: true, value: [] })
  })

  it('hold what only another version of the program can open', async () => {
    const desk = createBackupDesk(realWorker())
    const document = { ...one, attack: { ...one.attack, version: '20.0' } }
    desk.put({ kind: 'assessment', assessment: { document, changedAt: 'x', sample: false } })
    expect(await desk.write({ facts, bundled }, noReport)).toMatchObject({ ok: true })
  })

  it('say why a file is refused', async () => {
    const desk = createBackupDesk(realWorker())
    const read = await desk.read({ name: 'b.zip', bytes: new Uint8Array(9), bundled }, noReport)
    expect(read).toMatchObject({ ok: false, problems: [{ file: 'b.zip' }] })
  })
})

describe('a desk', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('gives up where nothing comes for 30 seconds, and not before', async () => {
    const { fake, send, terminate } = worker(() => undefined)
    const answer = createBackupDesk(fake).read({ name: '', bytes: new Uint8Array(1), bundled }, noReport)
    vi.advanceTimersByTime(longestPause - 1)
    send({ kind: 'progress', done: 1, total: 2 })
    vi.advanceTimersByTime(longestPause - 1)
    expect(terminate).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(await answer).toMatchObject({
      ok: false,
      problems: [{ what: expect.stringContaining('30 seconds') as string }],
    })
    expect(terminate).toHaveBeenCalled()
  })

  it('ends at once when it is stopped, or its worker fails', async () => {
    const first = worker(() => undefined)
    const stopped = createBackupDesk(first.fake)
    const answer = stopped.write({ facts, bundled }, noReport)
    stopped.stop()
    expect(await answer).toEqual({ ok: false, problems: [] })
    expect(await stopped.snapshots('one')).toEqual({ ok: false, problems: [] })
    const second = worker(() => undefined)
    const broken = createBackupDesk(second.fake).write({ facts, bundled }, noReport)
    second.fault()
    expect(await broken).toMatchObject({
      ok: false,
      problems: [{ what: expect.stringContaining('broke off') as string }],
    })
  })
})
