import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openBundledKnowledge, valueOf } from '../knowledge/bundled-knowledge.test-twin.ts'
import { rationaleOf, reasonsNotMapped, subjectKey } from './publisher-texts.ts'
import { sha256 } from './published-fixtures.test-twin.ts'
import { readTexts } from './read-texts.ts'

const published = process.env['COVERLINE_PUBLISHED_DATA'] ?? '../shared/data'
const knowledge = await openBundledKnowledge()

interface RawRow {
  readonly capability_id: string | null
  readonly attack_object_id: string | null
  readonly comments: string | null
  readonly status: string
}

function textOfFile(folder: string, name: string): string {
  return readFileSync(join(published, folder, name), 'utf8')
}

describe('each of the 33 published mapping files', () => {
  const files = readdirSync(join(published, 'mappings')).filter((name) => name.endsWith('.json'))

  test('is there', () => {
    expect(files).toHaveLength(33)
  })

  test.each(files)('%s agrees with the bundled set, by its hash and, laid out anew, by what it says', async (name) => {
    const text = textOfFile('mappings', name)
    const id = name.replace(/\.json$/, '')
    const { source, subjects } = valueOf(await readTexts({ name, text, sha256: sha256(text) }, knowledge))
    expect(source).toMatchObject({ id, kind: 'set', agrees: 'hash' })
    const rows = (JSON.parse(text) as { mapping_objects: RawRow[] }).mapping_objects
    const mapped = rows.filter((row) => row.status !== 'non_mappable' && row.capability_id && row.attack_object_id)
    expect(source.counts.rows).toBe(mapped.length)
    expect(source.counts.rationale).toBe(mapped.filter((row) => (row.comments ?? '').trim() !== '').length)
    const again = JSON.stringify(JSON.parse(text))
    const other = valueOf(await readTexts({ name, text: again, sha256: sha256(again) }, knowledge))
    expect(other).toEqual({ source: { ...source, agrees: 'content', sha256: sha256(again) }, subjects })
  })

  test.each(files)('%s has each of its comments at the mapping it was written for', async (name) => {
    const text = textOfFile('mappings', name)
    const { source, subjects } = valueOf(await readTexts({ name, text, sha256: sha256(text) }, knowledge))
    const set = valueOf(await knowledge.set(source.id))
    const byKey = new Map(subjects.map((one) => [subjectKey(one.kind, one.id), one]))
    const shown = set.capabilities.flatMap((capability) => {
      const texts = byKey.get(subjectKey('capability', capability.key))
      return capability.mappings.map((mapping) =>
        [capability.id, mapping.technique, texts === undefined ? '' : rationaleOf(texts, capability, mapping)].join(
          ' ',
        ),
      )
    })
    const raw = (JSON.parse(text) as { mapping_objects: RawRow[] }).mapping_objects
      .filter((row) => row.status !== 'non_mappable' && row.capability_id && row.attack_object_id)
      .map((row) => {
        const spelt = set.capabilities.find(({ id }) => id === row.capability_id?.trim())
        // Only where an id is spelt in two ways.
        const capability = spelt ?? set.capabilities.find(({ key }) => key === row.capability_id?.replace('-0', '-'))
        return [capability?.id, row.attack_object_id?.trim(), (row.comments ?? '').trim()].join(' ')
      })
    expect(shown.sort()).toEqual(raw.sort())
  })
})

test('of all techniques marked not mappable the publishers give a reason for six, of one set', async () => {
  const reasons = new Map<string, number>()
  for (const name of readdirSync(join(published, 'mappings')).filter((file) => file.endsWith('.json'))) {
    const text = textOfFile('mappings', name)
    const { source, subjects } = valueOf(await readTexts({ name, text, sha256: sha256(text) }, knowledge))
    const techniques = subjects.filter((one) => one.kind === 'technique' && reasonsNotMapped(one).length > 0)
    const set = valueOf(await knowledge.set(source.id))
    expect(set.nonMappableTechniques).toEqual(expect.arrayContaining(techniques.map(({ id }) => id)))
    if (techniques.length > 0) reasons.set(source.id, techniques.length)
  }
  expect([...reasons]).toEqual([['nist_800_53-rev5_attack-16.1-enterprise', 6]])
})

describe('whole ATT&CK bundles', () => {
  const whole = [
    ['enterprise', '16.1'],
    ['enterprise', '17.1'],
    ['enterprise', '18.1'],
    ['mobile', '16.1'],
    ['mobile', '18.1'],
    ['ics', '16.1'],
    ['ics', '18.1'],
  ] as const

  test.each(whole)('%s %s is recognised by its hash, its name and its techniques', async (domain, version) => {
    const name = `${domain}-attack-${version}.json`
    const text = textOfFile('attack', name)
    const { source, subjects } = valueOf(await readTexts({ name, text, sha256: sha256(text) }, knowledge))
    expect(source).toMatchObject({ id: `${domain}-${version}`, kind: 'attack', agrees: 'hash' })
    const described = new Set(subjects.filter((one) => one.description !== '').map(({ id }) => id))
    const attack = valueOf(await knowledge.attack(domain, version))
    const active = attack.techniques.filter((one) => one.revoked !== true && one.deprecated !== true)
    expect(active.filter(({ id }) => !described.has(id))).toEqual([])
    for (const unnamed of [name, 'bundle.json']) {
      const other = valueOf(await readTexts({ name: unnamed, text, sha256: 'sha256:another' }, knowledge))
      expect(other.source).toMatchObject({ id: `${domain}-${version}`, agrees: 'content' })
    }
  })

  test('one without descriptions, and one of a version that isn’t bundled, are refused', async () => {
    for (const name of ['enterprise-attack-19.0.json', 'enterprise-attack-10.1.json']) {
      const text = textOfFile('attack', name)
      const read = await readTexts({ name, text, sha256: sha256(text) }, knowledge)
      expect(read.ok, name).toBe(false)
    }
  })
})
