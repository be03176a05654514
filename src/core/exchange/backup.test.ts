import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { arbitraryFile, bundledForTests, hardTexts } from '../assessment/arbitrary-file.test-twin.ts'
import { withEntries } from '../assessment/edits.ts'
import { parseAssessment } from '../assessment/parse.ts'
import { printAssessment } from '../assessment/print.ts'
import type { Parsed } from '../problem.ts'
import { byCodeUnits } from '../order.ts'
import { backupLimits } from './backup.ts'
import type { Backup } from './backup.ts'
import { snapshotPriority } from './backup-snapshots.ts'
import { backupOf, documentOf, sha256Of, snapshotOf, testReading } from './backup-world.test-twin.ts'
import { readBackup } from './read-backup.ts'
import { writeBackup } from './write-backup.ts'

vi.setConfig({ testTimeout: 120_000 })

function valueOf<T>(read: Parsed<T>): T {
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)))
  return read.value
}

async function written(backup: Backup): Promise<Uint8Array> {
  return valueOf(await writeBackup(backup, { hash: sha256Of })).bytes
}

function read(bytes: Uint8Array): Promise<Parsed<Backup>> {
  return readBackup(bytes, 'b.coverline.zip', testReading)
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const answer = await read(bytes)
  if (answer.ok) return 'fine'
  for (const { file, what } of answer.problems) expect([file, what.length > 10]).toEqual(['b.coverline.zip', true])
  return answer.problems.map(({ where, what, mend }) => `${where}: ${what} ${mend}`).join('\n')
}

const one = documentOf('one', ['a', 'b'])
const two = documentOf('two')
const small = backupOf({
  assessments: [
    { document: one, changedAt: '2026-11-24T10:30:00.000Z', sample: false },
    { document: two, changedAt: '2026-11-24T10:40:00.000Z', sample: true },
  ],
  snapshots: [
    snapshotOf(one, 2, { name: 'As it was', pinned: true }),
    snapshotOf(documentOf('one', ['a']), 1, {
      figures: { techniques: 9, covered: 3, breadth: 1 / 3, strength: 0.1, assessed: 1, capabilities: 4 },
    }),
  ],
  settings: { 'assess.columns': ['owner'], pane: { width: 300 } },
})

/** The archive with some of its files changed, added or (null) left out. */
async function tampered(changes: Readonly<Record<string, string | null>>, backup = small): Promise<Uint8Array> {
  const files = unzipSync(await written(backup))
  const kept = Object.entries(files).filter(([name]) => changes[name] !== null)
  const put = Object.entries(changes).flatMap(([name, text]) => (text === null ? [] : [[name, strToU8(text)] as const]))
  return zipSync(Object.fromEntries([...kept, ...put]))
}

async function manifestText(change: (manifest: Record<string, unknown>) => void): Promise<string> {
  const text = strFromU8(unzipSync(await written(small))['manifest.json'] ?? new Uint8Array())
  const manifest = JSON.parse(text) as Record<string, unknown>
  change(manifest)
  return JSON.stringify(manifest)
}

describe('a backup', () => {
  test('comes back as it was, and opens as plain files', async () => {
    const bytes = await written(small)
    expect(valueOf(await read(bytes))).toEqual(small)
    const files = unzipSync(bytes)
    expect(Object.keys(files)).toEqual([
      'manifest.json',
      'settings.json',
      'assessments/0001.assessment.json',
      'assessments/0002.assessment.json',
      'snapshots/0001.json',
    ])
    expect(strFromU8(files['assessments/0001.assessment.json'] ?? new Uint8Array())).toBe(printAssessment(one))
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toMatchObject({
      format: 'coverline-backup',
      version: 1,
      writtenAt: small.writtenAt,
      program: '0.1.0',
      counts: { assessments: 2, capabilitiesMarked: 2, snapshots: 2, snapshotsLeftOut: 0 },
    })
  })

  test('of nothing is one too', async () => {
    expect(valueOf(await read(await written(backupOf())))).toEqual(backupOf())
  })

  test('is the same for the same workspace, in whatever order it comes', async () => {
    const turned = { ...small, assessments: [...small.assessments].reverse() }
    expect(Buffer.from(await written(turned)).equals(Buffer.from(await written(small)))).toBe(true)
  })

  test('restore(backup(x)) is x, whatever the assessments, names and settings say', async () => {
    const backups = fc.tuple(
      fc.uniqueArray(arbitraryFile, { maxLength: 3, selector: (file) => String(Reflect.get(file, 'id')).trim() }),
      fc.dictionary(fc.constantFrom(...hardTexts, 'columns'), fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true }),
      fc.constantFrom(...hardTexts.filter((text) => text.trim() !== '')),
    )
    await fc.assert(
      fc.asyncProperty(backups, async ([files, given, hard]) => {
        const documents = files
          .map((file) => valueOf(parseAssessment(JSON.stringify(file), '', bundledForTests)))
          .sort((a, b) => byCodeUnits(a.id, b.id))
        const settings = JSON.parse(JSON.stringify(given)) as Record<string, unknown>
        const backup = backupOf({
          assessments: documents.map((document) => ({ document, changedAt: 'x', sample: false })),
          snapshots: documents.map((document, at) => snapshotOf(document, at + 1, { name: hard.slice(0, 200) })),
          settings,
        })
        expect(isDeepStrictEqual(valueOf(await read(await written(backup))), backup)).toBe(true)
      }),
      { numRuns: 60 },
    )
    expect(Reflect.get({}, 'width')).toBeUndefined()
  })

  test('holds a thousand assessments with five snapshots each', async () => {
    const names = Array.from({ length: 125 }, (_, at) => `capability_${String(at)}`)
    const documents = Array.from({ length: 1_000 }, (_, at) => documentOf(String(at).padStart(4, '0')))
    const full = documentOf('', names)
    const assessments = documents.map((document) => {
      return { document: { ...full, id: document.id, name: document.name }, changedAt: 'x', sample: false }
    })
    const snapshots = assessments.flatMap(({ document }, at) =>
      [5, 4, 3, 2, 1].map((number) => snapshotOf({ ...document, description: String(number) }, at * 5 + number)),
    )
    const backup = backupOf({ assessments, snapshots })
    const { bytes, counts } = valueOf(await writeBackup(backup, { hash: sha256Of }))
    expect(counts).toEqual({
      assessments: 1_000,
      capabilitiesMarked: 125_000,
      snapshots: 5_000,
      snapshotsLeftOut: 0,
    })
    const back = valueOf(await read(bytes))
    expect(back.assessments).toHaveLength(1_000)
    expect(back.snapshots).toHaveLength(5_000)
  })

  test('leaves out the snapshots that don’t fit, pinned ones and newest ones last, and says how many', async () => {
    const shelf = (id: string, from: number) =>
      [2, 1, 0].map((at) => snapshotOf({ ...documentOf(id), description: String(at) }, from + at))
    const shelves = [shelf('one', 1), shelf('two', 4)].map((own) => own.map(({ facts }) => facts))
    const [first = [], second = []] = shelves
    const pinned = second.map((facts, at) => (at === 2 ? { ...facts, pinned: true } : facts))
    const inOrder = snapshotPriority([first, pinned])
    expect(inOrder.map(({ sequence }) => sequence)).toEqual([4, 3, 6, 2, 5, 1])
    const all = [...shelf('one', 1), ...shelf('two', 4)]
    const snapshots = inOrder.flatMap((facts) => all.filter((one) => one.facts.id === facts.id))
    const backup = { ...small, snapshots }
    const answer = await writeBackup(backup, { hash: sha256Of, snapshotsUntil: 6_000 })
    const { bytes, counts } = valueOf(answer)
    expect(counts.snapshots).toBeGreaterThan(0)
    expect(counts.snapshots + counts.snapshotsLeftOut).toBe(6)
    const kept = valueOf(await read(bytes)).snapshots.map(({ facts }) => facts.id)
    expect([...kept].sort()).toEqual(
      inOrder
        .slice(0, counts.snapshots)
        .map(({ id }) => id)
        .sort(),
    )
  })

  test('gives up snapshots before it grows beyond what can be opened, and refuses where that isn’t enough', async () => {
    const whole = (await written(small)).length
    const without = await writeBackup(small, { hash: sha256Of, fileLimit: whole - 1 })
    expect(valueOf(without).counts.snapshotsLeftOut).toBeGreaterThan(0)
    expect(await writeBackup(small, { hash: sha256Of, fileLimit: 300 })).toMatchObject({
      ok: false,
      problems: [{ what: expect.stringContaining('too large') as string }],
    })
  })

  test('is read back where its content would pack like a bomb', async () => {
    const dull = withEntries([{ framework: 'azure', capability: 'a' }], (entry) => ({
      ...entry,
      note: 'a'.repeat(3_000_000),
    }))(one)
    const backup = backupOf({ assessments: [{ document: dull, changedAt: 'x', sample: false }] })
    expect(valueOf(await read(await written(backup)))).toEqual(backup)
  })
})

describe('a backup is refused', () => {
  test('when it is none', async () => {
    expect(await refusalOf(strToU8(printAssessment(one)))).toContain('no ZIP archive')
    expect(await refusalOf(zipSync({ 'a.txt': strToU8('a') }))).toContain('no Coverline backup')
    expect(await refusalOf(zipSync({ 'manifest.json': strToU8('{}') }))).toContain('no Coverline backup')
    expect(await refusalOf(new Uint8Array(51 * 1024 * 1024))).toContain('larger than 50 MB')
  })

  test('when a newer program wrote it, with the sentence that says so', async () => {
    const text = await manifestText((manifest) => (manifest['version'] = 2))
    expect(await refusalOf(await tampered({ 'manifest.json': text }))).toContain(
      'The backup has format version 2; this program reads up to 1. Restore it with a newer Coverline.',
    )
  })

  test('cut off anywhere', async () => {
    const whole = await written(small)
    for (let length = 0; length < whole.length; length += 7) {
      expect(await refusalOf(whole.subarray(0, length)), String(length)).not.toBe('fine')
    }
  })

  test.each<[string, Readonly<Record<string, string | null>>, string]>([
    ['a changed assessment', { 'assessments/0002.assessment.json': printAssessment(one) }, 'changed or damaged'],
    ['a changed snapshot', { 'snapshots/0001.json': '{}' }, 'changed or damaged'],
    ['a missing assessment', { 'assessments/0001.assessment.json': null }, 'This file is missing'],
    ['missing settings', { 'settings.json': null }, 'This file is missing'],
    ['something more', { 'run.exe': 'MZ' }, 'not in the list'],
  ])('with %s', async (_, changes, problem) => {
    expect(await refusalOf(await tampered(changes))).toContain(problem)
  })

  /** The archive with a file changed and the manifest made to agree with it. */
  async function forged(path: string, text: string): Promise<Uint8Array> {
    const manifest = await manifestText((content) => {
      const members = content['members'] as { path: string; size: number; sha256: string }[]
      const member = members.find((one) => one.path === path)
      if (member === undefined) throw new Error(path)
      member.size = strToU8(text).length
      member.sha256 = sha256Of(strToU8(text))
    })
    return tampered({ 'manifest.json': manifest, [path]: text })
  }

  test('with files that hold what they must not, even where every hash agrees', async () => {
    const assessment = 'assessments/0001.assessment.json'
    const shelf = strFromU8(unzipSync(await written(small))['snapshots/0001.json'] ?? new Uint8Array())
    const snapshots = 'snapshots/0001.json'
    expect(await refusalOf(await forged(assessment, '{}'))).toContain('no Coverline assessment')
    expect(await refusalOf(await forged(assessment, printAssessment(two)))).toContain('Two assessments have one id')
    expect(await refusalOf(await forged(assessment, printAssessment(documentOf('one'))))).toContain('another number')
    expect(await refusalOf(await forged(snapshots, shelf.replaceAll('deployed', 'planned')))).toContain(
      'not what was kept',
    )
    expect(
      await refusalOf(await forged(snapshots, shelf.replace('"assessment":"one"', '"assessment":"two"'))),
    ).toContain('no snapshot of its assessment')
    expect(await refusalOf(await forged(snapshots, shelf.replace('afterChange', 'whim')))).toContain('must be one of')
    expect(await refusalOf(await forged(snapshots, '{"snapshots":[]}'))).toContain('holds no snapshot')
    expect(await refusalOf(await forged('settings.json', '[]'))).toContain('settings are broken')
  })

  test('with more files, or more in them, than a backup may have', async () => {
    const files = Object.fromEntries(
      Array.from({ length: backupLimits.entries + 1 }, (_, at) => [String(at), new Uint8Array(1)]),
    )
    expect(await refusalOf(zipSync(files, { level: 0 }))).toContain('at most 20,000')
    expect(await refusalOf(zipSync({ 'manifest.json': new Uint8Array(5_000_000) }))).toContain('100 times')
    expect(await refusalOf(zipSync({ '../manifest.json': strToU8('{}') }))).toContain('leads out')
  })

  test('or read, but never thrown at, with any bytes changed', async () => {
    const whole = await written(small)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 5 }), async (changes) => {
        const copy = whole.slice()
        for (const [at, value] of changes) copy[at] = value
        const answer = await read(copy)
        if (answer.ok) expect(answer.value.assessments).toEqual(small.assessments)
      }),
      { numRuns: 300 },
    )
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom('manifest.json', 'snapshots/0001.json'), async (value, path) => {
        const text = JSON.stringify(value)
        expect(
          await refusalOf(path === 'manifest.json' ? await tampered({ [path]: text }) : await forged(path, text)),
        ).not.toBe('fine')
      }),
      { numRuns: 60 },
    )
  })
})
