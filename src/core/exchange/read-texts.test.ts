import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openBundledKnowledge, valueOf } from '../knowledge/bundled-knowledge.test-twin.ts'
import { openKnowledge } from '../knowledge/knowledge.ts'
import { compileKnowledge } from './compile-knowledge.ts'
import { publishedForm, publishedText } from './published-form.test-twin.ts'
import { fixture, fixtureSource, sha256 } from './published-fixtures.test-twin.ts'
import { findInTexts } from './find-in-texts.ts'
import { placeOfCapability, rationaleOf, reasonsNotMapped } from './publisher-texts.ts'
import type { SubjectTexts } from './publisher-texts.ts'
import { publicationKind, readTexts } from './read-texts.ts'

const files = valueOf(compileKnowledge(fixtureSource))
const small = valueOf(await openKnowledge((file) => Promise.resolve(files.get(file) ?? '')))
const bundled = await openBundledKnowledge()
const azure = valueOf(await bundled.set('azure-04.26.2025_attack-16.1-enterprise'))

const read = (name: string, text = fixture(name), sum = sha256(text)) => readTexts({ name, text, sha256: sum }, small)
const subjectOf = (subjects: readonly SubjectTexts[], id: string): SubjectTexts | undefined =>
  subjects.find((one) => one.id === id)

describe('a mapping file', () => {
  const m365 = 'm365-7.1.2025_attack-2.0-enterprise.json'

  test('that the bundled set was compiled from gives its texts', async () => {
    const { source, subjects } = valueOf(await read(m365))
    expect(source).toMatchObject({ id: 'm365-7.1.2025_attack-2.0-enterprise', kind: 'set', agrees: 'hash' })
    const set = valueOf(await small.set(source.id))
    const access = set.capabilities.find(({ key }) => key === 'EID-CA-E3')
    const texts = subjectOf(subjects, 'EID-CA-E3')
    if (access === undefined || texts === undefined) throw new Error('The fixture has it.')
    const said = access.mappings.map((one) => `${one.value ?? '-'}: ${rationaleOf(texts, access, one)}`)
    // Two rows say the same and differ in their reasons: each has its own.
    expect(said.slice(0, 3)).toEqual([
      'partial: A first opinion.',
      'significant: A second opinion.',
      'partial: A third opinion.',
    ])
  })

  test('that was laid out anew agrees by what it says, in any order of its rows', async () => {
    const json = JSON.parse(fixture(m365)) as { mapping_objects: unknown[] }
    const text = JSON.stringify({ ...json, mapping_objects: [...json.mapping_objects].reverse() })
    expect(valueOf(await read('renamed.json', text)).source).toMatchObject({ agrees: 'content', file: 'renamed.json' })
  })

  test('that is named like a set and says something else is refused, with what differs', async () => {
    const form = publishedForm(azure, () => 'invented')
    const [first, second, ...others] = form.mapping_objects
    const changed = { ...form, mapping_objects: [{ ...first, score_value: 'nonsense' }, ...others] }
    const text = JSON.stringify(changed)
    const refusal = await readTexts({ name: `${azure.id}.json`, text, sha256: sha256(text) }, bundled)
    if (refusal.ok) throw new Error('It was taken.')
    const [problem] = refusal.problems
    expect(problem?.file).toBe(`${azure.id}.json`)
    expect(problem?.what).toContain('Mappings that the bundled set doesn’t have: 1 (')
    expect(problem?.what).toContain('Mappings of the bundled set that it lacks: 2 (')
    expect(problem?.what).toContain(String(second?.['attack_object_id']))
  })

  test('of a set that isn’t bundled is refused', async () => {
    const text = publishedText({ ...azure, frameworkVersion: '01.01.2030' }, () => '')
    const refusal = await readTexts({ name: 'x.json', text, sha256: '' }, bundled)
    expect(refusal).toMatchObject({
      ok: false,
      problems: [{ what: expect.stringContaining('isn’t bundled') as string }],
    })
  })

  test('without any rationale is known as read, with nothing in it', async () => {
    const { source, subjects } = valueOf(
      await readTexts({ name: 'x.json', text: publishedText(azure, () => ' '), sha256: '' }, bundled),
    )
    const rows = azure.capabilities.reduce((sum, { mappings }) => sum + mappings.length, 0)
    expect(source.counts).toMatchObject({ rows, rationale: 0, descriptions: 0 })
    expect(subjects).toEqual([])
  })

  test('of VERIS has definitions where the others have names', async () => {
    const { subjects, source } = valueOf(await read('veris-9.0_attack-2.0-enterprise.json'))
    expect(source.counts.descriptions).toBeGreaterThan(0)
    expect(subjects.every(({ description }) => description !== '')).toBe(true)
  })

  test('says why something can’t be mapped', async () => {
    const form = publishedForm(azure, () => '')
    const none = {
      ...form.mapping_objects[0],
      attack_object_id: null,
      status: 'non_mappable',
      comments: 'Out of reach.',
    }
    const text = JSON.stringify({ ...form, mapping_objects: [...form.mapping_objects, none] })
    const { subjects } = valueOf(await readTexts({ name: 'x.json', text, sha256: '' }, bundled))
    expect(subjects.map(reasonsNotMapped)).toEqual([['Out of reach.']])
  })

  test('says why nothing can be mapped to a technique, where a reason is given, and it is found', async () => {
    const form = publishedForm(azure, () => '')
    const none = { ...form.mapping_objects[0], capability_id: null, capability_group: null, status: 'non_mappable' }
    const rows = [
      { ...none, attack_object_id: 'T9001', attack_object_name: 'First', comments: ' No mitigation exists. ' },
      { ...none, attack_object_id: 'T9002', attack_object_name: 'Second', comments: '' },
    ]
    const text = JSON.stringify({ ...form, mapping_objects: [...form.mapping_objects, ...rows] })
    const { subjects } = valueOf(await readTexts({ name: 'x.json', text, sha256: '' }, bundled))
    expect(subjects.map(({ kind, id, name }) => [kind, id, name])).toEqual([['technique', 'T9001', 'First']])
    expect(subjects.map(reasonsNotMapped)).toEqual([['No mitigation exists.']])
    expect(subjects.flatMap((one) => findInTexts(one, ['mitigation'])).map(({ id }) => id)).toEqual(['T9001'])
  })
})

describe('an ATT&CK bundle', () => {
  test('gives descriptions, and what it says of its mitigations', async () => {
    const { source, subjects } = valueOf(await read('enterprise-attack-2.0.json'))
    expect(source).toMatchObject({ id: 'enterprise-2.0', kind: 'attack', agrees: 'hash' })
    expect(new Set(subjects.map(({ kind }) => kind))).toContain('technique')
    const mitigation = subjects.find(({ kind }) => kind === 'mitigation')
    expect(mitigation?.rationale[0]).toMatchObject({ type: 'mitigates', text: 'A sentence about the relation.' })
    const set = valueOf(await small.set('attack_mitigations-2.0_attack-2.0-enterprise'))
    expect(placeOfCapability(set.id, mitigation?.id ?? '')).toEqual({
      source: source.id,
      key: `mitigation ${mitigation?.id ?? ''}`,
    })
  })

  test('with another name for a technique is refused', async () => {
    const text = fixture('enterprise-attack-2.0.json').replaceAll('"Beta"', '"Gamma ray"')
    const refusal = await read('enterprise-attack-2.0.json', text)
    if (refusal.ok) throw new Error('It was taken.')
    expect(refusal.problems[0]?.what).toContain('Gamma ray')
  })

  test('without descriptions, or of another version, is refused', async () => {
    const bundle = fixture('enterprise-attack-2.0.json')
    const bare = await read('enterprise-attack-2.0.json', bundle.replaceAll('"description"', '"x_description"'))
    expect(bare).toMatchObject({
      ok: false,
      problems: [{ what: expect.stringContaining('no descriptions') as string }],
    })
    const other = await read('x.json', bundle.replaceAll('"x_mitre_version": "2.0"', '"x_mitre_version": "3.0"'))
    expect(other).toMatchObject({ ok: false, problems: [{ what: expect.stringContaining('isn’t bundled') as string }] })
  })
})

describe('anything else', () => {
  const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings') as string[]

  test('is no publication of theirs', () => {
    for (const text of ['', '[]', '{"type":"bundle","objects":[]}', readFileSync('package.json', 'utf8'), ...naughty]) {
      expect(publicationKind(text)).toBeNull()
    }
  })

  test('becomes a problem, never an error, whatever is broken in it', async () => {
    const whole = [fixture('m365-7.1.2025_attack-2.0-enterprise.json'), fixture('enterprise-attack-2.0.json')]
    const edit = fc.record({
      of: fc.integer({ min: 0, max: 1 }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.integer({ min: 0, max: 40 }),
      put: fc.constantFrom('', 'null', '{', '[[[', '"', '1', ...naughty.slice(0, 60)),
    })
    await fc.assert(
      fc.asyncProperty(edit, async ({ of, at, cut, put }) => {
        const text = whole[of] ?? ''
        const place = Math.floor(at * text.length)
        const broken = `${text.slice(0, place)}${put}${text.slice(place + cut)}`
        const result = await readTexts({ name: 'x.json', text: broken, sha256: '' }, small)
        if (!result.ok) expect(result.problems[0]?.what).not.toBe('')
      }),
      { numRuns: 150 },
    )
  })

  test('texts come out as they went in, naughty ones too', async () => {
    const text = publishedText(
      azure,
      (_, mapping, at) => naughty[(at + mapping.technique.length) % naughty.length] ?? '',
    )
    const { subjects } = valueOf(await readTexts({ name: 'x.json', text, sha256: '' }, bundled))
    for (const capability of azure.capabilities) {
      const texts = subjectOf(subjects, capability.key)
      capability.mappings.forEach((mapping, at) => {
        const sent = (naughty[(at + mapping.technique.length) % naughty.length] ?? '').trim()
        expect(texts === undefined ? '' : rationaleOf(texts, capability, mapping)).toBe(sent)
      })
    }
  })
})
