import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { isActive } from '../attack/attack-version.ts'
import { frameworks } from '../mappings/frameworks.ts'
import { knowledgeFolder, openBundledKnowledge, valueOf } from './bundled-knowledge.test-twin.ts'

const knowledge = await openBundledKnowledge()
const { index } = knowledge
const text = (file: string): string => readFileSync(join(knowledgeFolder, file), 'utf8')
const sha256 = (file: string): string => `sha256:${createHash('sha256').update(text(file)).digest('hex')}`
const filesThere = readdirSync(knowledgeFolder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.json'),
)

const published = index.sets.filter(({ framework }) => framework !== 'attack_mitigations')

test('33 published mapping sets, 11 ATT&CK versions and the mitigations of each', () => {
  expect(published).toHaveLength(33)
  expect(index.attack.map(({ domain, version }) => `${domain} ${version}`)).toEqual([
    'enterprise 14.1',
    'enterprise 15.1',
    'enterprise 16.1',
    'enterprise 17.1',
    'enterprise 18.1',
    'enterprise 19.0',
    'mobile 16.1',
    'mobile 18.1',
    'mobile 19.0',
    'ics 16.1',
    'ics 18.1',
  ])
  expect(index.sets).toHaveLength(33 + 11)
  expect(new Set(index.sets.map(({ framework }) => framework))).toEqual(new Set(frameworks.map(({ id }) => id)))
  expect(index.sets.map(({ id }) => id)).toEqual(index.sets.map(({ id }) => id).sort())
})

test('the folder holds these files and no other', () => {
  const named = [...index.attack, ...index.sets, ...index.baselines].map(({ file }) => file)
  expect(filesThere.sort()).toEqual([...new Set([...named, 'index.json', 'known-techniques.json'])].sort())
})

test.each([
  ...new Map([...index.attack, ...index.sets, ...index.baselines].map((entry) => [entry.file, entry.sha256])),
])('%s has the SHA-256 that the index says', (file, hash) => {
  expect(sha256(file)).toBe(hash)
})

test('together at most 0.8 MB gzipped', () => {
  const total = filesThere.reduce((sum, file) => sum + gzipSync(text(file)).length, 0)
  expect(total).toBeLessThanOrEqual(800_000)
})

test('no sentence of a publisher: names and labels are all the text there is', () => {
  for (const file of filesThere) expect(text(file), file).not.toMatch(/"(comments|rationale|description)"/)
})

describe('entries say what their files hold', () => {
  test.each(index.attack.map((entry) => [entry.file, entry] as const))('%s', async (_, entry) => {
    const attack = valueOf(await knowledge.attack(entry.domain, entry.version))
    expect([attack.domain, attack.version, attack.rebuilt]).toEqual([entry.domain, entry.version, entry.rebuilt])
    expect(entry.counts).toEqual({
      tactics: attack.tactics.length,
      techniques: attack.techniques.filter(isActive).length,
      mitigations: attack.mitigations.filter(isActive).length,
      groups: attack.groups.filter(isActive).length,
      software: attack.software.filter(isActive).length,
      campaigns: attack.campaigns.filter(isActive).length,
    })
    expect(entry.modified).toMatch(/^20\d\d-\d\d-\d\d$/)
    const ids = attack.techniques.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort())
    const tactics = new Set(attack.tactics.map(({ id }) => id))
    for (const technique of attack.techniques.filter(isActive)) {
      expect(technique.tactics.length, technique.id).toBeGreaterThan(0)
      expect(
        technique.tactics.every((id) => tactics.has(id)),
        technique.id,
      ).toBe(true)
      if (technique.parent !== undefined) expect(ids).toContain(technique.parent)
      expect(technique.platforms).not.toContain('None')
    }
  })

  test.each(index.sets.map((entry) => [entry.id, entry] as const))('%s', async (id, entry) => {
    const set = valueOf(await knowledge.set(id))
    const mapped = set.capabilities.filter(({ mappings }) => mappings.length > 0)
    const mappings = mapped.flatMap((capability) => capability.mappings)
    expect(set).toMatchObject({
      id,
      framework: entry.framework,
      attackVersion: entry.attackVersion,
      domain: entry.domain,
    })
    expect([set.created, set.updated]).toEqual([entry.created, entry.updated])
    expect(entry.counts).toEqual({
      capabilities: set.capabilities.length,
      mapped: mapped.length,
      mappings: mappings.length,
      techniques: new Set(mappings.map(({ technique }) => technique)).size,
    })
    const keys = set.capabilities.map(({ key }) => key)
    expect(keys).toEqual([...new Set(keys)].sort())
    for (const { technique, references } of mappings) {
      expect(technique).toMatch(/^T\d{4}(\.\d{3})?$/)
      expect(references.every((place) => set.references[place] !== undefined)).toBe(true)
    }
  })
})

test('every published set is dated and names its source; the made ones don’t', () => {
  for (const { id, created, updated, source } of index.sets) {
    const date = published.some((entry) => entry.id === id) ? /^20\d\d-\d\d-\d\d$/ : /^null$/
    expect(String(created)).toMatch(date)
    expect(String(updated)).toMatch(date)
    expect(source === null).toBe(id.startsWith('attack_mitigations'))
  }
  expect(Object.keys(knowledge.sources)).toHaveLength(33)
})

test('only the 19.0 versions are marked rebuilt', () => {
  expect(index.attack.filter(({ rebuilt }) => rebuilt === true).map(({ file }) => file)).toEqual([
    'attack/enterprise-19.0.json',
    'attack/mobile-19.0.json',
  ])
})
