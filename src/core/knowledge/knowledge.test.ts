import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { knowledgeFolder, openBundledKnowledge, valueOf } from './bundled-knowledge.test-twin.ts'
import { openKnowledge } from './knowledge.ts'
import type { Knowledge } from './knowledge.ts'

type Damage = (text: string) => string | null

/** The bundled knowledge with some files changed, and which files were read; null makes one unreadable. */
async function damaged(
  changes: Readonly<Record<string, Damage>>,
): Promise<{ opened: Awaited<ReturnType<typeof openKnowledge>>; read: string[] }> {
  const read: string[] = []
  const opened = await openKnowledge((file) => {
    read.push(file)
    const text = (changes[file] ?? ((whole: string): string => whole))(
      readFileSync(join(knowledgeFolder, file), 'utf8'),
    )
    return text === null ? Promise.reject(new Error('EACCES')) : Promise.resolve(text)
  })
  return { opened, read }
}

const azure = 'azure-04.26.2025_attack-16.1-enterprise'
const damages: [string, Damage][] = [
  ['is missing', () => null],
  ['is empty', () => ''],
  ['is cut off', (text) => text.slice(0, -200)],
  ['ends in the middle of a sign', (text) => `${text.slice(0, 1000)}\uFFFD`],
  ['is another file', () => '<!doctype html>'],
  ['is null', () => 'null'],
  ['is a list', () => '[]'],
  ['holds elements that are none', (text) => text.replace('[\n{', '[\nnull,\n{').replace('": {', '": null, "x": {')],
]

describe('a damaged file is a problem that says its name, never an exception', () => {
  test.each(damages)('the index %s', async (_, damage) => {
    const { opened } = await damaged({ 'index.json': damage })
    expect(opened).toMatchObject({ ok: false, problems: [{ file: 'index.json', mend: 'Install Coverline again.' }] })
  })

  test.each(damages)('the list of known ids %s', async (what, damage) => {
    // Its entries are records of records, so an empty list can't be told from no list.
    const change: Damage = what.startsWith('holds') ? (text) => text.replace(/: \{.*\}/, ': 5') : damage
    const { opened } = await damaged({ 'known-techniques.json': change })
    expect(opened).toMatchObject({ ok: false, problems: [{ file: 'known-techniques.json' }] })
  })

  test.each(damages)('an ATT&CK version %s', async (_, damage) => {
    const { opened } = await damaged({ 'attack/enterprise-19.0.json': damage })
    const knowledge = valueOf(opened)
    const problems = { ok: false, problems: [{ file: 'attack/enterprise-19.0.json' }] }
    expect(await knowledge.attack('enterprise', '19.0')).toMatchObject(problems)
    expect(await knowledge.set('attack_mitigations-19.0_attack-19.0-enterprise')).toMatchObject(problems)
    expect((await knowledge.attack('mobile', '19.0')).ok).toBe(true)
  })

  test.each(damages)('a mapping set %s', async (_, damage) => {
    const file = `sets/${azure}.json`
    const { opened } = await damaged({ [file]: damage })
    expect(await valueOf(opened).set(azure)).toMatchObject({ ok: false, problems: [{ file }] })
  })

  test.each(damages)('the baselines %s', async (_, damage) => {
    const file = 'baselines/nist_800_53.json'
    const { opened } = await damaged({ [file]: damage })
    expect(await valueOf(opened).baselines()).toMatchObject({ ok: false, problems: [{ file }] })
  })

  test('a capability without its lists', async () => {
    const file = `sets/${azure}.json`
    const { opened } = await damaged({ [file]: (text) => text.replace('"mappings":[', '"mapping":[') })
    expect(await valueOf(opened).set(azure)).toMatchObject({ ok: false, problems: [{ file }] })
  })
})

describe('what isn’t bundled', () => {
  const ask = async <T>(what: (knowledge: Knowledge) => Promise<T>): Promise<T> => what(await openBundledKnowledge())

  test.each(['azure', '', '__proto__', 'constructor', 'attack_mitigations-13.0_attack-13.0-enterprise', '../index'])(
    'the set “%s”',
    async (id) => {
      expect(await ask((knowledge) => knowledge.set(id))).toMatchObject({ ok: false })
      expect((await openBundledKnowledge()).entry(id)).toBeUndefined()
    },
  )

  test('an ATT&CK version', async () => {
    const result = await ask((knowledge) => knowledge.attack('ics', '19.0'))
    expect(result).toMatchObject({ ok: false, problems: [{ what: 'ATT&CK 19.0 of the ics domain isn’t bundled.' }] })
  })
})

test('only what is asked for is read, and once', async () => {
  const { opened, read } = await damaged({})
  const knowledge = valueOf(opened)
  expect(read).toEqual(['index.json', 'known-techniques.json'])
  const ask = (): Promise<unknown> =>
    Promise.all([
      knowledge.set(azure),
      knowledge.set('attack_mitigations-19.0_attack-19.0-enterprise'),
      knowledge.attack('enterprise', '19.0'),
    ])
  await ask()
  await ask()
  expect(read.slice(2).sort()).toEqual(['attack/enterprise-19.0.json', `sets/${azure}.json`])
})

test('baselines of NIST 800-53, rev 4 and 5, read once', async () => {
  const { opened, read } = await damaged({})
  const knowledge = valueOf(opened)
  const baselines = valueOf(await knowledge.baselines())
  await knowledge.baselines()
  expect(read.slice(2)).toEqual(['baselines/nist_800_53.json'])
  expect(
    baselines.map(({ frameworkVersion, level, controls }) => `${frameworkVersion} ${level} ${controls.length}`),
  ).toEqual([
    'rev4 low 124',
    'rev4 moderate 261',
    'rev4 high 343',
    'rev5 low 149',
    'rev5 moderate 287',
    'rev5 high 370',
  ])
})

test('bundled versions by domain, oldest first', async () => {
  const { bundled } = await openBundledKnowledge()
  expect(bundled).toEqual({
    enterprise: ['14.1', '15.1', '16.1', '17.1', '18.1', '19.0'],
    mobile: ['16.1', '18.1', '19.0'],
    ics: ['16.1', '18.1'],
  })
})

test('a file that could not be read is read again at the next try', async () => {
  let broken = true
  const knowledge = valueOf(
    await openKnowledge((file) => {
      if (broken && file.startsWith('sets/')) return Promise.reject(new Error('gone'))
      return Promise.resolve(readFileSync(join(knowledgeFolder, file), 'utf8'))
    }),
  )
  expect((await knowledge.set(azure)).ok).toBe(false)
  broken = false
  expect((await knowledge.set(azure)).ok).toBe(true)
})
